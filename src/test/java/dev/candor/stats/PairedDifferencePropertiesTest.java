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

  @Property(tries = 300)
  void everyChoiceMirrorsWhenTheMembersAreSwapped(@ForAll("choices") Choice choice) {
    ConfidenceInterval interval = choice.interval(0.95);
    ConfidenceInterval mirrored = choice.swapped().interval(0.95);

    assertThat(mirrored.low()).isEqualTo(-interval.high(), within(ROUNDING));
    assertThat(mirrored.high()).isEqualTo(-interval.low(), within(ROUNDING));
  }

  @Property(tries = 300)
  void everyChoiceStaysWithinMinusOneToOneAndHasAWidth(
      @ForAll("choices") Choice choice,
      @ForAll @DoubleRange(min = 0.8, max = 0.999999) @Scale(6) double confidence) {
    ConfidenceInterval interval = choice.interval(confidence);

    assertThat(interval.low()).isGreaterThanOrEqualTo(-1.0);
    assertThat(interval.high()).isLessThanOrEqualTo(1.0);
    assertThat(interval.width()).isGreaterThan(0.0);
    assertThat(interval.contains(choice.difference().estimate())).isTrue();
  }

  @Property(tries = 300)
  void everyChoiceIsNoNarrowerWithMoreConfidence(
      @ForAll("choices") Choice choice,
      @ForAll @DoubleRange(min = 0.8, max = 0.98) double confidence) {
    ConfidenceInterval narrow = choice.interval(confidence);
    ConfidenceInterval wide = choice.interval(confidence + 0.01);

    assertThat(wide.low()).isLessThanOrEqualTo(narrow.low());
    assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high());
    if (choice.difference().kind() != PairedInterval.BCA && narrow.width() < 2.0) {
      // Means of resamples are discrete, so that the bootstrap may not notice.
      assertThat(wide.width()).isGreaterThan(narrow.width());
    }
  }

  @Property(tries = 300)
  void everyChoiceNarrowsWhenAllPairsAreAskedFourTimesOver(@ForAll("choices") Choice choice) {
    Choice fourfold = choice.fourfold();

    assertThat(fourfold.difference().estimate())
        .isEqualTo(choice.difference().estimate(), within(ROUNDING));
    if (choice.difference().kind() == fourfold.difference().kind()) {
      assertThat(fourfold.interval(0.95).width()).isLessThan(choice.interval(0.95).width());
    }
  }

  /** Some pairs and the interval that is asked for. */
  record Choice(List<MatchedRates> pairs, PairedInterval kind) {

    PairedDifference difference() {
      return PairedDifference.of(pairs, kind, PairedTest.AUTO).orElseThrow();
    }

    ConfidenceInterval interval(double confidence) {
      return difference().interval(confidence);
    }

    Choice swapped() {
      return new Choice(pairs.stream().map(MatchedRates::swapped).toList(), kind);
    }

    Choice fourfold() {
      List<MatchedRates> all = new ArrayList<>();
      for (int time = 0; time < 4; time++) {
        all.addAll(pairs);
      }
      return new Choice(all, kind);
    }
  }

  @Provide
  Arbitrary<Choice> choices() {
    Arbitrary<Choice> single =
        Combinators.combine(
                pair(1).list().ofMinSize(1).ofMaxSize(60), Arbitraries.of(PairedInterval.class))
            .as(Choice::new);
    Arbitrary<Choice> several =
        Combinators.combine(
                pair(4).list().ofMinSize(1).ofMaxSize(60),
                Arbitraries.of(
                    PairedInterval.AUTO, PairedInterval.BCA, PairedInterval.CLUSTER_ROBUST))
            .as(Choice::new);
    return Arbitraries.oneOf(single, several);
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
