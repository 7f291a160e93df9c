package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeIntervalTest {

  @Test
  void reproducesTheResponseToConsolidationTherapy() {
    // Fagerland, Lydersen, Laake: Statistical Analysis of Contingency Tables (2017), chapter 8,
    // data of Cavo et al. (2012); values as tested in their R package contingencytables.
    ConfidenceInterval interval = NewcombeInterval.of(new PairedTable(59, 6, 16, 80), 0.95);
    assertThat(interval.low()).isEqualTo(-0.1186, within(5e-5));
    assertThat(interval.high()).isEqualTo(-0.0046, within(5e-5));
    assertThat(interval.confidence()).isEqualTo(0.95);
  }

  /**
   * In order: the example of Newcombe, Statistics in Medicine 17 (1998) 2635-2650, method 10; data
   * of Bentur et al. (2009) in Fagerland, Lydersen, Laake (2014); data of Tang et al., Statistics
   * in Medicine 29 (2010) 86-96. All as tested in the R package ratesci.
   */
  @ParameterizedTest
  @CsvSource({
    "20, 12, 2, 16, 0.0562, 0.3292, 5e-5",
    "1, 1, 7, 12, -0.507, -0.026, 5e-4",
    "8, 3, 1, 2, -0.1574, 0.4136, 5e-5"
  })
  void reproducesPublishedIntervals(
      int both, int first, int second, int neither, double low, double high, double rounding) {
    ConfidenceInterval interval =
        NewcombeInterval.of(new PairedTable(both, first, second, neither), 0.95);
    assertThat(interval.low()).isEqualTo(low, within(rounding));
    assertThat(interval.high()).isEqualTo(high, within(rounding));
  }

  @Test
  void takesTheMembersForUnrelatedWhereOneOfThemAlwaysSaysTheSame() {
    // One Wilson interval has its estimate at its end, so only one term of each root is left.
    ConfidenceInterval ofFirst = WilsonInterval.of(30, 100, 0.95);
    ConfidenceInterval ofNone = WilsonInterval.of(0, 100, 0.95);
    ConfidenceInterval interval = NewcombeInterval.of(new PairedTable(0, 30, 0, 70), 0.95);
    assertThat(interval.high()).isEqualTo(ofFirst.high(), within(1e-15));
    assertThat(interval.low())
        .isEqualTo(0.3 - Math.hypot(0.3 - ofFirst.low(), ofNone.high()), within(1e-15));
  }

  @Property
  void liesNearTangosWhereBothAreNearTheirLimits(
      @ForAll @IntRange(min = 300, max = 900) int both,
      @ForAll @IntRange(min = 300, max = 900) int first,
      @ForAll @IntRange(min = 300, max = 900) int second,
      @ForAll @IntRange(min = 300, max = 900) int neither) {
    PairedTable table = new PairedTable(both, first, second, neither);
    ConfidenceInterval newcombe = NewcombeInterval.of(table, 0.95);
    ConfidenceInterval tango = TangoInterval.of(table, 0.95);
    assertThat(newcombe.low()).isEqualTo(tango.low(), within(0.002));
    assertThat(newcombe.high()).isEqualTo(tango.high(), within(0.002));
  }

  @Property
  void isAnIntervalOfSomeWidthAroundTheEstimateForEveryTable(
      @ForAll @IntRange(max = 40) int both,
      @ForAll @IntRange(max = 40) int first,
      @ForAll @IntRange(max = 40) int second,
      @ForAll @IntRange(max = 40) int neither) {
    Assume.that(both + first + second + neither > 0);
    PairedTable table = new PairedTable(both, first, second, neither);
    ConfidenceInterval interval = NewcombeInterval.of(table, 0.95);
    assertThat(interval.low()).isGreaterThanOrEqualTo(-1.0);
    assertThat(interval.high()).isLessThanOrEqualTo(1.0);
    assertThat(interval.contains(table.difference())).isTrue();
    assertThat(interval.width()).isGreaterThan(0.01);
  }

  @Test
  void takesAsManyPairsAsItCanCount() {
    PairedTable most = new PairedTable(0, 1, 0, Integer.MAX_VALUE - 1.0);
    assertThat(NewcombeInterval.of(most, 0.95).contains(1.0 / Integer.MAX_VALUE)).isTrue();
  }

  @Test
  void refusesExpectedCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewcombeInterval.of(new PairedTable(1, 0.5, 1, 1.5), 0.95))
        .withMessageContaining("whole counts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewcombeInterval.of(new PairedTable(3e9, 1, 1, 1), 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewcombeInterval.of(new PairedTable(1, 1, 1, 1), 1.0));
  }
}
