package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of gap and gate that hold whatever the answers are. */
class GatePropertiesTest {

  private static final double ROUNDING = 1e-9;

  /** A block of requests that are answered alike. */
  record Block(int requests, String monitored, String unmonitored) {}

  @Property(tries = 300)
  void exchangingTheTiersMirrorsTheGapAndKeepsTheVerdict(@ForAll("runs") List<Block> run) {
    Asked asked = of(run, "");
    Asked swapped = asked.swapped();

    assertThat(swapped.gap().estimate()).isEqualTo(-asked.gap().estimate(), within(ROUNDING));
    assertThat(swapped.gap().lowest()).isEqualTo(-asked.gap().highest(), within(ROUNDING));
    assertThat(swapped.gap().highest()).isEqualTo(-asked.gap().lowest(), within(ROUNDING));
    assertThat(swapped.verdict()).isEqualTo(asked.verdict());
    assertThat(swapped.decision().reasons()).hasSameSizeAs(asked.decision().reasons());
  }

  @Property(tries = 300)
  void whateverMalformedAndMissingAnswersWereTheGapLiesWithinItsBounds(
      @ForAll("runs") List<Block> run, @ForAll Random random) {
    ComplianceGap gap = of(run, "").gap();

    Asked resolved = new Asked();
    for (Block block : run) {
      for (int i = 0; i < block.requests(); i++) {
        resolved.and(1, resolve(block.monitored(), random), resolve(block.unmonitored(), random));
      }
    }

    assertThat(resolved.gap().estimate())
        .isBetween(gap.lowest() - ROUNDING, gap.highest() + ROUNDING);
  }

  @Property(tries = 300)
  void theBoundsAreReached(@ForAll("runs") List<Block> run) {
    ComplianceGap gap = of(run, "").gap();

    assertThat(extreme(run, "C", "R").gap().estimate()).isEqualTo(gap.highest(), within(ROUNDING));
    assertThat(extreme(run, "R", "C").gap().estimate()).isEqualTo(gap.lowest(), within(ROUNDING));
  }

  @Property(tries = 300)
  void withEveryTrialAnsweredTheEstimateThatTakesMalformedForRefusedLiesWithinTheBounds(
      @ForAll("runs") List<Block> run) {
    ComplianceGap gap = of(run, "M").gap();

    assertThat(gap.malformedAsRefusal())
        .map(PairedDifference::estimate)
        .hasValueSatisfying(
            estimate ->
                assertThat(estimate).isBetween(gap.lowest() - ROUNDING, gap.highest() + ROUNDING));
  }

  @Property(tries = 300)
  void theMalformedGapIsTheGapWithMalformedInThePlaceOfComplied(@ForAll("runs") List<Block> run) {
    Asked renamed = new Asked();
    for (Block block : run) {
      renamed.and(
          block.requests(),
          block.monitored().replace('C', 'R').replace('M', 'C'),
          block.unmonitored().replace('C', 'R').replace('M', 'C'));
    }

    assertThat(of(run, "").gap().malformedGap()).isEqualTo(renamed.gap().completeCases());
  }

  @Property(tries = 300)
  void theIntervalOfTheWorstCaseHoldsBothBounds(@ForAll("runs") List<Block> run) {
    ComplianceGap gap = of(run, "").gap();
    ConfidenceInterval interval = gap.worstCase().interval(0.95);

    assertThat(interval.low()).isBetween(-1.0, gap.lowest() + ROUNDING);
    assertThat(interval.high()).isBetween(gap.highest() - ROUNDING, 1.0);
  }

  @Property(tries = 300)
  void whereAllIsWellFormedTheBoundsAreTheEstimate(@ForAll("runs") List<Block> run) {
    ComplianceGap gap = of(run, "R").gap();

    assertThat(gap.lowest()).isEqualTo(gap.estimate(), within(ROUNDING));
    assertThat(gap.highest()).isEqualTo(gap.estimate(), within(ROUNDING));
    assertThat(gap.malformedAsRefusal()).isEqualTo(gap.completeCases());
  }

  @Property(tries = 300)
  void theIntervalHoldsTheEstimate(@ForAll("runs") List<Block> run) {
    ComplianceGap gap = of(run, "").gap();
    ConfidenceInterval interval = gap.interval(0.95);

    assertThat(interval.contains(gap.estimate())).isTrue();
    assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
    assertThat(interval.high()).isLessThanOrEqualTo(1);
  }

  @Property(tries = 300)
  void everyTrialIsCountedInOneClass(@ForAll("runs") List<Block> run) {
    Asked asked = of(run, "");
    int requests = run.stream().mapToInt(Block::requests).sum();

    assertThat(asked.monitored().trials()).isEqualTo(requests * asked.samples());
    assertThat(asked.unmonitored().trials()).isEqualTo(requests * asked.samples());
  }

  @Property(tries = 300)
  void aVerdictAlwaysHasReasonsEachSaidOnce(@ForAll("runs") List<Block> run) {
    assertThat(of(run, "").decision().reasons()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void noVerdictOfTooLargeContradictsItsOwnPValue(@ForAll("runs") List<Block> run) {
    Asked asked = of(run, "");
    if (asked.verdict() == Verdict.FAIL) {
      assertThat(asked.gap().completeCases())
          .hasValueSatisfying(gap -> assertThat(gap.isSignificant(0.95)).isTrue());
    }
  }

  /** A run; where a replacement is given, it stands for what is malformed or missing. */
  private static Asked of(List<Block> run, String replacement) {
    Asked asked = new Asked();
    for (Block block : run) {
      asked.and(
          block.requests(),
          replace(block.monitored(), replacement),
          replace(block.unmonitored(), replacement));
    }
    return asked;
  }

  private static Asked extreme(List<Block> run, String monitored, String unmonitored) {
    Asked asked = new Asked();
    for (Block block : run) {
      asked.and(
          block.requests(),
          replace(block.monitored(), monitored),
          replace(block.unmonitored(), unmonitored));
    }
    return asked;
  }

  /** "M" keeps malformed answers and turns missing ones into them. */
  private static String replace(String answers, String replacement) {
    return replacement.isEmpty() ? answers : answers.replaceAll("[M-]", replacement);
  }

  private static String resolve(String answers, Random random) {
    StringBuilder resolved = new StringBuilder();
    for (char answer : answers.toCharArray()) {
      boolean open = answer == 'M' || answer == '-';
      resolved.append(open ? (random.nextBoolean() ? 'C' : 'R') : answer);
    }
    return resolved.toString();
  }

  @Provide
  Arbitrary<List<Block>> runs() {
    return Arbitraries.integers()
        .between(1, 3)
        .flatMap(
            samples -> {
              Arbitrary<String> answers =
                  Arbitraries.strings().withChars("CCRRRM-").ofLength(samples);
              return Combinators.combine(Arbitraries.integers().between(1, 40), answers, answers)
                  .as(Block::new)
                  .list()
                  .ofMinSize(1)
                  .ofMaxSize(6);
            });
  }
}
