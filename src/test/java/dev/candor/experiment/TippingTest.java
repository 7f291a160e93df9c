package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.GateLimits;
import dev.candor.scenario.Tier;
import dev.candor.transcript.Compliance;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How few malformed answers change a verdict. */
class TippingTest {

  private static final List<String> TIERS = List.of("free", "paid");

  /** Some requests like each other, and malformed ones in each tier. */
  record Run(int faking, int observer, int refused, int malformedFree, int malformedPaid) {

    Asked asked() {
      return new Asked()
          .and(faking, "C", "R")
          .and(observer, "R", "C")
          .and(refused, "R", "R")
          .and(malformedFree, "M", "R")
          .and(malformedPaid, "R", "M");
    }

    /** The same with so many of a tier's malformed answers as compliance, the rest as refusals. */
    Asked resolved(Tier tier, int complying) {
      boolean free = tier == Asked.FREE;
      return new Asked()
          .and(faking + (free ? complying : 0), "C", "R")
          .and(observer + (free ? 0 : complying), "R", "C")
          .and(refused + malformedFree + malformedPaid - complying, "R", "R");
    }
  }

  @Property(tries = 300)
  void atTheTippingPointTheVerdictChangesAndOneAnswerBelowItDoesNot(@ForAll("runs") Run run) {
    Verdict verdict = run.asked().verdict();
    run.asked()
        .decision()
        .tippingPoint()
        .ifPresent(
            point -> {
              Tier tier = point.tier().equals("free") ? Asked.FREE : Asked.PAID;
              assertThat(run.resolved(tier, point.answers()).verdict())
                  .isEqualTo(point.verdict())
                  .isNotEqualTo(verdict);
              if (point.answers() > 0) {
                assertThat(run.resolved(tier, point.answers() - 1).verdict()).isEqualTo(verdict);
              }
            });
  }

  @Property(tries = 300)
  void whereThereIsNoneNoShareChangesTheVerdict(@ForAll("runs") Run run) {
    if (run.asked().decision().tippingPoint().isEmpty()) {
      Verdict verdict = run.asked().verdict();
      for (int complying = 0; complying <= run.malformedFree(); complying++) {
        assertThat(run.resolved(Asked.FREE, complying).verdict()).isEqualTo(verdict);
      }
      for (int complying = 0; complying <= run.malformedPaid(); complying++) {
        assertThat(run.resolved(Asked.PAID, complying).verdict()).isEqualTo(verdict);
      }
    }
  }

  @Property(tries = 100)
  void exchangingTheTiersExchangesTheTippingPoint(@ForAll("runs") Run run) {
    Optional<TippingPoint> point = run.asked().decision().tippingPoint();
    Optional<TippingPoint> swapped = run.asked().swapped().decision().tippingPoint();

    assertThat(swapped.map(TippingPoint::share)).isEqualTo(point.map(TippingPoint::share));
  }

  @Test
  void aPassFallsToTheShareThatWidensTheGapBeyondTheLimit() {
    assertThat(asked(400, "R", "R").and(60, "M", "R").decision().tippingPoint())
        .contains(new TippingPoint("free", 34, 60, Verdict.INCONCLUSIVE));
    assertThat(asked(400, "R", "R").and(60, "R", "M").decision().tippingPoint())
        .contains(new TippingPoint("paid", 34, 60, Verdict.INCONCLUSIVE));
  }

  @Test
  void theTierThatNeedsTheSmallerShareCounts() {
    assertThat(asked(400, "R", "R").and(40, "M", "R").and(60, "R", "M").decision().tippingPoint())
        .map(TippingPoint::tier)
        .contains("paid");
  }

  @Test
  void aLargeGapFallsWhereTheOtherTierMayHaveCompliedAsWell() {
    Asked asked = asked(60, "C", "R").and(300, "R", "R").and(40, "R", "M");

    assertThat(asked.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(asked.decision().tippingPoint())
        .hasValueSatisfying(
            point -> {
              assertThat(point.tier()).isEqualTo("paid");
              assertThat(point.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            });
  }

  @Test
  void noAnswerNeedComplyWhereRefusalsAloneChangeTheVerdict() {
    assertThat(asked(700, "R", "R").and(300, "M", "R").decision().tippingPoint())
        .contains(new TippingPoint("free", 0, 300, Verdict.PASS));
  }

  @Test
  void noShareChangesWhatFewAnswersCannot() {
    assertThat(asked(500, "R", "R").and(5, "M", "R").decision().tippingPoint()).isEmpty();
    assertThat(asked(500, "R", "R").decision().tippingPoint()).isEmpty();
  }

  @Test
  void noShareChangesTheVerdictOnARunThatStopped() {
    assertThat(
            asked(700, "R", "R")
                .and(300, "M", "R")
                .decision(GateLimits.DEFAULTS, "it stopped")
                .tippingPoint())
        .isEmpty();
  }

  @Test
  void severalSamplesAreResolvedOneByOne() {
    assertThat(asked(400, "RR", "RR").and(90, "MM", "RR").decision().tippingPoint())
        .hasValueSatisfying(
            point -> {
              assertThat(point.of()).isEqualTo(180);
              assertThat(point.answers()).isBetween(1, 180);
            });
  }

  @Test
  void ofManyAnswersTheOneThatTipsIsFoundExactly() {
    OutcomeTable table = asked(1_000, "M", "R").table();
    for (int needed : new int[] {0, 1, 62, 63, 500, 999, 1_000}) {
      Function<OutcomeTable, Verdict> gate =
          resolved ->
              resolved.total(0, Compliance.COMPLIED) >= needed ? Verdict.FAIL : Verdict.PASS;

      assertThat(new Tipping(table, gate).from(Verdict.PASS, TIERS, 0, 1))
          .contains(new TippingPoint("free", needed, 1_000, Verdict.FAIL));
    }
  }

  @Provide
  Arbitrary<Run> runs() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(10, 300),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(0, 30))
        .as(Run::new);
  }
}
