package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** Laws that hold for every set of pairs, with one answer per member and with several. */
class PairedDifferencePropertiesTest {

  private static final double ROUNDING = 1e-12;

  @Property(tries = 300)
  void swappingTheMembersNegatesTheEstimateAndMirrorsTheInterval(
      @ForAll("pairs") List<MatchedRates> pairs) {
    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();
    PairedDifference mirrored =
        PairedDifference.of(pairs.stream().map(MatchedRates::swapped).toList()).orElseThrow();

    assertThat(mirrored.estimate()).isEqualTo(-gap.estimate(), within(ROUNDING));
    assertThat(mirrored.interval(0.95).low())
        .isEqualTo(-gap.interval(0.95).high(), within(ROUNDING));
    assertThat(mirrored.interval(0.95).high())
        .isEqualTo(-gap.interval(0.95).low(), within(ROUNDING));
    assertThat(mirrored.pValue()).isEqualTo(gap.pValue());
  }

  @Property(tries = 300)
  void duplicatingAllPairsKeepsTheEstimateAndNarrowsTheInterval(
      @ForAll("pairs") List<MatchedRates> pairs) {
    List<MatchedRates> twice = new ArrayList<>(pairs);
    twice.addAll(pairs);
    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();
    PairedDifference doubled = PairedDifference.of(twice).orElseThrow();

    assertThat(doubled.estimate()).isEqualTo(gap.estimate(), within(ROUNDING));
    assertThat(doubled.interval(0.95).width()).isLessThan(gap.interval(0.95).width());
  }

  @Property(tries = 300)
  void theIntervalHoldsTheEstimateAndNeverLeavesMinusOneToOne(
      @ForAll("pairs") List<MatchedRates> pairs,
      @ForAll @DoubleRange(min = 1e-6, max = 0.999999) @Scale(6) double confidence) {
    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();
    ConfidenceInterval interval = gap.interval(confidence);

    assertThat(interval.low()).isGreaterThanOrEqualTo(-1.0);
    assertThat(interval.high()).isLessThanOrEqualTo(1.0);
    assertThat(interval.contains(gap.estimate())).isTrue();
    assertThat(interval.confidence()).isEqualTo(confidence);
    assertThat(gap.pValue()).isGreaterThan(0.0).isLessThanOrEqualTo(1.0);
  }

  @Property(tries = 300)
  void moreConfidenceIsWiderOnBothSides(
      @ForAll("pairs") List<MatchedRates> pairs,
      @ForAll @DoubleRange(min = 0.01, max = 0.98) double confidence) {
    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();
    ConfidenceInterval narrow = gap.interval(confidence);
    ConfidenceInterval wide = gap.interval(confidence + 0.01);

    assertThat(wide.low()).isLessThanOrEqualTo(narrow.low());
    assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high());
    assertThat(wide.width()).isGreaterThan(narrow.width());
  }

  @Property(tries = 300)
  void theOrderOfThePairsDoesNotMatter(@ForAll("pairs") List<MatchedRates> pairs) {
    List<MatchedRates> reversed = new ArrayList<>();
    pairs.forEach(pair -> reversed.add(0, pair));
    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();
    PairedDifference other = PairedDifference.of(reversed).orElseThrow();

    assertThat(other.estimate()).isEqualTo(gap.estimate(), within(ROUNDING));
    assertThat(other.pValue()).isEqualTo(gap.pValue(), within(ROUNDING));
  }

  @Provide
  Arbitrary<List<MatchedRates>> pairs() {
    return Arbitraries.of(1, 2, 5).flatMap(most -> pair(most).list().ofMinSize(1).ofMaxSize(120));
  }

  /** Up to {@code most} answers per member, as when some were malformed and left out. */
  private static Arbitrary<MatchedRates> pair(int most) {
    Arbitrary<int[]> member =
        Arbitraries.integers()
            .between(1, most)
            .flatMap(
                answers ->
                    Arbitraries.integers()
                        .between(0, answers)
                        .map(yes -> new int[] {yes, answers}));
    return Combinators.combine(member, member)
        .as((first, second) -> new MatchedRates(first[0], first[1], second[0], second[1]));
  }
}
