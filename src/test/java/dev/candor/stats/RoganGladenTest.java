package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoganGladenTest {

  private static final ScorerAccuracy PERFECT = new ScorerAccuracy(500, 500, 500, 500);

  @Test
  void reproducesThePrevalenceOfBrucellosis() {
    // Example of epi.prev in the R package epiR: 23 of 150 cows, sensitivity 0.96, specificity
    // 0.89, true prevalence 5.1 per 100.
    RoganGladen herd = RoganGladen.rate(23, 150, new ScorerAccuracy(96, 100, 89, 100), 0.95);
    assertThat(herd.estimate()).isEqualTo(0.051, within(5e-4));
    assertThat(herd.isClamped()).isFalse();
  }

  @Test
  void saysWhenTheCorrectionLeavesTheRange() {
    // The same page, Helicobacter pylori: 6 of 151, sensitivity 0.964, specificity 0.927, 0.
    RoganGladen children = RoganGladen.rate(6, 151, new ScorerAccuracy(964, 1000, 927, 1000), 0.95);
    assertThat(children.estimate()).isZero();
    assertThat(children.unclamped()).isNegative();
    assertThat(children.isClamped()).isTrue();
    assertThat(children.interval().low()).isZero();
  }

  /**
   * Examples 1 to 4 of Lang and Reiczigel, Preventive Veterinary Medicine 113 (2014) 13-22, as
   * documented in the R package asht (prevSeSp). Example 3 gives a share of 0.06, not a count.
   */
  @ParameterizedTest
  @CsvSource({
    "4060, 11284, 178, 179, 358, 359, 0.349, 0.372, 5e-4",
    "51, 2971, 32, 33, 20, 20, 0, 0.053, 5e-4",
    "712, 11862, 8, 10, 12, 12, 0, 0.147, 5e-4",
    "259, 509, 84, 127, 96, 109, 0.58, 0.87, 5e-3",
    "51, 509, 23, 41, 187, 195, 0.037, 0.195, 5e-4"
  })
  void reproducesTheIntervalsOfLangAndReiczigel(
      int yes,
      int answers,
      int truePositives,
      int positives,
      int trueNegatives,
      int negatives,
      double low,
      double high,
      double rounding) {
    ConfidenceInterval interval =
        RoganGladen.rate(
                yes,
                answers,
                new ScorerAccuracy(truePositives, positives, trueNegatives, negatives),
                0.95)
            .interval();
    assertThat(interval.low()).isEqualTo(low, within(rounding));
    assertThat(interval.high()).isEqualTo(high, within(rounding));
  }

  @Property(tries = 200)
  void aPerfectScorerChangesNoRate(
      @ForAll @IntRange(max = 300) int yes, @ForAll @IntRange(min = 1, max = 300) int no) {
    RoganGladen rate = RoganGladen.rate(yes, yes + no, PERFECT, 0.95);
    assertThat(rate.estimate()).isEqualTo(rate.raw(), within(1e-12));
    assertThat(rate.isClamped()).isFalse();
  }

  @Property(tries = 200)
  void aPerfectScorerChangesNoGapAndABadOneWidensIt(
      @ForAll @IntRange(max = 30) int first,
      @ForAll @IntRange(max = 30) int second,
      @ForAll @IntRange(min = 40, max = 300) int same) {
    PairedDifference difference = SinglePairs.of(0, first, second, same);
    RoganGladen perfect = RoganGladen.gap(difference, PERFECT, 0.95);
    RoganGladen bad = RoganGladen.gap(difference, new ScorerAccuracy(80, 100, 90, 100), 0.95);

    assertThat(perfect.estimate()).isEqualTo(difference.estimate());
    assertThat(perfect.interval().width())
        .isBetween(difference.interval(0.95).width(), difference.interval(0.95).width() * 1.01);
    assertThat(bad.unclamped()).isEqualTo(difference.estimate() / 0.7, within(1e-12));
    assertThat(bad.interval().width()).isGreaterThan(perfect.interval().width());
  }

  @Test
  void aBetterKnownScorerNarrowsTheIntervals() {
    ScorerAccuracy little = new ScorerAccuracy(9, 10, 9, 10);
    ScorerAccuracy much = new ScorerAccuracy(900, 1000, 900, 1000);
    PairedDifference difference = SinglePairs.of(10, 40, 5, 100);

    assertThat(RoganGladen.rate(60, 200, much, 0.95).interval().width())
        .isLessThan(RoganGladen.rate(60, 200, little, 0.95).interval().width());
    assertThat(RoganGladen.gap(difference, much, 0.95).interval().width())
        .isLessThan(RoganGladen.gap(difference, little, 0.95).interval().width());
  }

  @Test
  void addsTheDivisorsErrorToTheGapsOwn() {
    ScorerAccuracy scorer = new ScorerAccuracy(8, 10, 9, 10);
    RoganGladen gap = RoganGladen.gap(0.21, new ConfidenceInterval(0.14, 0.28, 0.95), scorer);
    // Adjusted 9/12 and 10/12, with variances 0.1875/12 and 0.138889/12; delta method at 0.3.
    double ofDivisor = 1.959963984540054 * 0.3 / 0.7 * Math.sqrt((0.1875 + 5.0 / 36.0) / 12.0);
    assertThat(gap.estimate()).isEqualTo(0.3, within(1e-12));
    assertThat(gap.interval().high())
        .isEqualTo(0.3 + Math.sqrt(0.01 + ofDivisor * ofDivisor), within(1e-12));
    assertThat(gap.interval().low())
        .isEqualTo(0.3 - Math.sqrt(0.01 + ofDivisor * ofDivisor), within(1e-12));
  }

  @Test
  void keepsAGapWithinMinusOneAndOne() {
    ScorerAccuracy scorer = new ScorerAccuracy(60, 100, 80, 100);
    RoganGladen gap = RoganGladen.gap(SinglePairs.of(0, 0, 50, 50), scorer, 0.95);
    assertThat(gap.estimate()).isEqualTo(-1.0);
    assertThat(gap.unclamped()).isEqualTo(-1.25, within(1e-12));
    assertThat(gap.isClamped()).isTrue();
    assertThat(gap.interval().low()).isEqualTo(-1.0);
  }

  @Test
  void refusesAScorerNoBetterThanChanceAndCountsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerAccuracy(5, 10, 5, 10))
        .withMessageContaining("chance");
    assertThatIllegalArgumentException().isThrownBy(() -> new ScorerAccuracy(1, 1, 2, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScorerAccuracy(0, 0, 5, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScorerAccuracy(5, 10, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScorerAccuracy(11, 10, 5, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScorerAccuracy(9, 10, 11, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> RoganGladen.rate(0, 0, PERFECT, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> RoganGladen.rate(3, 2, PERFECT, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoganGladen.rate(1, 2, PERFECT, 95))
        .withMessageContaining("confidence is a fraction");
  }
}
