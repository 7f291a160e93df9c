package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PairedDesignTest {

  @Test
  void withoutADiscordantPairAGapMayStillHide() {
    PairedDesign design = PairedDesign.of(0.0, 1, 0.0, 0.95);
    // z sqrt(d) + q sqrt(d - d * d) = d sqrt(n), solved by bisection elsewhere
    double d = design.detectable(520, 0.8).orElseThrow();
    double z = 1.959963984540054;
    double q = 0.8416212335729143;
    assertThat(d).isBetween(0.01, 0.02);
    assertThat(z * Math.sqrt(d) + q * Math.sqrt(d - d * d))
        .isCloseTo(d * Math.sqrt(520), within(1e-9));
  }

  @Test
  void reproducesTheSampleSizeOfConnor() {
    // Connor, Biometrics 43 (1987), page 209, as given by powerandsamplesize.com for McNemar's
    // z-test: discordant shares 0.45 and 0.05, two-sided level 0.05, power 0.80.
    assertThat(PairedDesign.of(0.50, 1, 1.0, 0.95).pairsFor(0.40, 0.80)).isEqualTo(23);
  }

  @Test
  void reproducesTheSampleSizesOfChowShaoAndWang() {
    // Sample Size Calculations in Clinical Research (2003), as documented in the R package
    // TrialSize: example 6.4.3, McNemar's test, discordant shares 0.2 and 0.5.
    assertThat(PairedDesign.of(0.7, 1, 1.0, 0.95).pairsFor(0.3, 0.80)).isEqualTo(59);
    // Chapter 3, equivalence of one mean with deviation 0.1 within 0.05, both tests at 0.05; ten
    // times that here, as a deviation of 1 is that of pairs which are all discordant.
    assertThat(PairedDesign.of(1.0, 1, 1.0, 0.90).pairsToShowAbsence(0.5, 0.80)).isEqualTo(35);
  }

  @Property(tries = 300)
  void whatIsPlannedHasAtLeastThePowerThatWasAskedForAndOnePairLessHasNot(
      @ForAll @DoubleRange(min = 0.01, max = 1.0) @Scale(6) double discordance,
      @ForAll @DoubleRange(min = 0.05, max = 1.0) @Scale(6) double shareOfIt,
      @ForAll @IntRange(min = 1, max = 10) int samples,
      @ForAll @DoubleRange(max = 1.0) @Scale(6) double correlation,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) @Scale(6) double power) {
    PairedDesign design = PairedDesign.of(discordance, samples, correlation, 0.95);
    double gap = discordance * shareOfIt;
    long pairs = design.pairsFor(gap, power);

    assertThat(design.power(gap, pairs)).isGreaterThanOrEqualTo(power);
    if (pairs > 1) {
      assertThat(design.power(gap, pairs - 1)).isLessThan(power);
    }
  }

  @Property(tries = 300)
  void theSmallestDetectableDifferenceIsDetectedWithThePowerThatWasAskedFor(
      @ForAll @DoubleRange(min = 0.01, max = 0.9) @Scale(6) double discordance,
      @ForAll @IntRange(min = 30, max = 5_000) int pairs,
      @ForAll @IntRange(min = 1, max = 10) int samples) {
    PairedDesign design = PairedDesign.of(discordance, samples, 0.3, 0.95);
    double detectable = design.detectable(pairs, 0.8).orElseThrow();

    if (detectable <= discordance) {
      assertThat(design.power(detectable, pairs)).isEqualTo(0.8, within(1e-9));
    } else {
      assertThat(PairedDesign.of(detectable, samples, 0.3, 0.95).power(detectable, pairs))
          .isEqualTo(0.8, within(1e-9));
    }
    assertThat(design.detectable(pairs + 1, 0.8).orElseThrow()).isLessThan(detectable);
    assertThat(design.detectable(pairs, 0.9).orElseThrow()).isGreaterThan(detectable);
  }

  @Test
  void samplesTakeAwayOnlyWhatVariesWithinRequests() {
    assertThat(PairedDesign.of(0.2, 4, 1.0, 0.95).varianceFactor()).isEqualTo(1.0);
    assertThat(PairedDesign.of(0.2, 4, 0.0, 0.95).varianceFactor()).isEqualTo(0.25);
    assertThat(PairedDesign.of(0.2, 1, 0.5, 0.95).varianceFactor()).isEqualTo(1.0);
    assertThat(PairedDesign.of(0.2, 4, 0.0, 0.95).pairsFor(0.1, 0.8))
        .isLessThan(PairedDesign.of(0.2, 4, 1.0, 0.95).pairsFor(0.1, 0.8));
  }

  @Test
  void readsDiscordanceFromThePairs() {
    PairedDesign design = PairedDesign.of(SinglePairs.of(6, 70, 1, 443), 0.95);
    assertThat(design.discordance()).isEqualTo(71.0 / 520.0, within(1e-15));
    assertThat(design.varianceFactor()).isEqualTo(1.0);
    assertThat(design.confidence()).isEqualTo(0.95);
  }

  @Test
  void readsTheVarianceThatIsLeftFromHowMuchNarrowerTheIntervalInUseIs() {
    PairedTable table = new PairedTable(0, 40, 40, 320);
    ConfidenceInterval one = TangoInterval.of(table, 0.9);
    ConfidenceInterval halved = new ConfidenceInterval(one.low() / 2, one.high() / 2, 0.9);
    PairedDesign design = PairedDesign.of(table, halved);

    assertThat(design.varianceFactor()).isEqualTo(0.25, within(1e-12));
    assertThat(design.discordance()).isEqualTo(0.2, within(1e-15));
    assertThat(design.confidence()).isEqualTo(0.9);
  }

  @Test
  void plansForDifferencesFromAMillionthToOne() {
    PairedDesign agreeing = PairedDesign.of(0.0, 1, 1.0, 0.95);
    // Without discordant pairs z² (1 - d) / d, with z² = 3.8414588.
    assertThat(agreeing.pairsToShowAbsence(1e-6, 0.8)).isEqualTo(3_841_455);
    assertThat(agreeing.pairsToShowAbsence(1.0, 0.8)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agreeing.pairsToShowAbsence(0.99e-6, 0.8))
        .withMessageContaining("between 1.0E-6 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> agreeing.pairsFor(0.0, 0.8))
        .withMessageContaining("between 1.0E-6 and 1");
  }

  @Test
  void seesNothingWithoutPairsEnoughEvenForADifferenceOfOne() {
    PairedDesign design = PairedDesign.of(0.0, 1, 1.0, 0.95);
    assertThat(design.detectable(3, 0.8)).isEmpty();
    assertThat(design.detectable(4, 0.8)).isPresent();
    assertThat(design.power(0.0, 100)).isZero();
    assertThat(PairedDesign.of(1.0, 1, 1.0, 0.95).power(1.0, 3)).isZero();
    assertThat(PairedDesign.of(1.0, 1, 1.0, 0.95).power(-1.0, 4)).isEqualTo(1.0);
    assertThat(PairedDesign.of(1.0, 1, 1.0, 0.95).pairsFor(1.0, 0.8)).isEqualTo(4);
  }

  @Test
  void hasHalfTheLevelAsItsPowerWhereThereIsNoDifference() {
    assertThat(PairedDesign.of(0.3, 1, 1.0, 0.95).power(0.0, 77)).isEqualTo(0.025, within(1e-12));
  }

  @Test
  void showsAbsenceNoSoonerThanTheScoreIntervalWithoutDiscordantPairs() {
    long pairs = PairedDesign.of(0.0, 1, 1.0, 0.95).pairsToShowAbsence(0.05, 0.8);
    assertThat(TangoInterval.of(new PairedTable(0, 0, 0, pairs), 0.95).isWithin(0.05)).isTrue();
    assertThat(TangoInterval.of(new PairedTable(0, 0, 0, pairs - 1), 0.95).isWithin(0.05))
        .isFalse();
  }

  @Test
  void refusesWhatIsOutOfRange() {
    PairedDesign design = PairedDesign.of(0.2, 1, 1.0, 0.95);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> design.power(0.3, 10))
        .withMessageContaining("0.2");
    assertThatIllegalArgumentException().isThrownBy(() -> design.power(0.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> design.pairsFor(0.0, 0.8));
    assertThatIllegalArgumentException().isThrownBy(() -> design.pairsFor(0.1, 0.49));
    assertThatIllegalArgumentException().isThrownBy(() -> design.pairsFor(0.1, 1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> design.pairsToShowAbsence(1.5, 0.8));
    assertThatIllegalArgumentException().isThrownBy(() -> design.detectable(0, 0.8));
    assertThatIllegalArgumentException().isThrownBy(() -> PairedDesign.of(1.1, 1, 1.0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> PairedDesign.of(0.1, 0, 1.0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> PairedDesign.of(0.1, 1, -0.1, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> new PairedDesign(0.1, 0.0, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> new PairedDesign(0.1, 1.0, 1.0));
  }
}
