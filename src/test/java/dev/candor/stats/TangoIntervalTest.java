package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TangoIntervalTest {

  private static final double Z_95 = 1.959963984540054;

  /**
   * In order: tables V (disinfection of contact lenses, at 0.90) and VII of Tango, Statistics in
   * Medicine 17 (1998) 891-908; data of Agresti and Min, Statistics in Medicine 24 (2005) 729-740,
   * of Bentur et al. (2009) in Fagerland, Lydersen, Laake (2014) and of Tang et al., Statistics in
   * Medicine 29 (2010) 86-96, these five as tested in the R package ratesci; data of Cavo et al.
   * (2012) and two tables of three pairs in one corner, as tested in the R package
   * contingencytables of Fagerland, Lydersen, Laake (2017).
   */
  @ParameterizedTest
  @CsvSource({
    "43, 0, 1, 0, 0.90, -0.096, 0.037, 5e-4",
    "4, 9, 3, 16, 0.95, -0.027, 0.390, 5e-4",
    "53, 16, 8, 9, 0.95, -0.020, 0.207, 5e-4",
    "1, 1, 7, 12, 0.95, -0.517, -0.026, 5e-4",
    "8, 3, 1, 2, 0.95, -0.1670, 0.4327, 5e-5",
    "59, 6, 16, 80, 0.95, -0.1240, -0.0054, 5e-5",
    "0, 3, 0, 0, 0.95, -0.1230, 1.0000, 5e-5",
    "0, 0, 3, 0, 0.95, -1.0000, 0.1230, 5e-5"
  })
  void reproducesPublishedIntervals(
      double both,
      double first,
      double second,
      double neither,
      double confidence,
      double low,
      double high,
      double rounding) {
    ConfidenceInterval interval =
        TangoInterval.of(new PairedTable(both, first, second, neither), confidence);
    assertThat(interval.low()).isEqualTo(low, within(rounding));
    assertThat(interval.high()).isEqualTo(high, within(rounding));
    assertThat(interval.confidence()).isEqualTo(confidence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 44, 520, 1e6})
  void hasAWidthWhenNoPairIsDiscordant(double n) {
    double limit = Z_95 * Z_95 / (n + Z_95 * Z_95);
    ConfidenceInterval interval = TangoInterval.of(new PairedTable(n, 0, 0, 0), 0.95);
    assertThat(interval.high()).isEqualTo(limit, within(1e-12));
    assertThat(interval.low()).isEqualTo(-limit, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 44, 520, 1e6})
  void endsAtOneWhenAllPairsDifferTheSameWay(double n) {
    ConfidenceInterval interval = TangoInterval.of(new PairedTable(0, n, 0, 0), 0.95);
    assertThat(interval.high()).isEqualTo(1.0);
    assertThat(interval.low()).isEqualTo((n - Z_95 * Z_95) / (n + Z_95 * Z_95), within(1e-12));
  }

  @Property
  void isContinuousTowardsTheCorners(
      @ForAll @DoubleRange(min = 1e-13, max = 1e-9) @Scale(16) double little) {
    // Expected counts may come arbitrarily near to a corner, where the closed forms take over.
    ConfidenceInterval near = TangoInterval.of(new PairedTable(50, little, 0, 50), 0.95);
    ConfidenceInterval corner = TangoInterval.of(new PairedTable(50, 0, 0, 50), 0.95);
    assertThat(near.low()).isEqualTo(corner.low(), within(1e-9));
    assertThat(near.high()).isEqualTo(corner.high(), within(1e-9));

    near = TangoInterval.of(new PairedTable(0, 50, little, 0), 0.95);
    corner = TangoInterval.of(new PairedTable(0, 50, 0, 0), 0.95);
    assertThat(near.low()).isEqualTo(corner.low(), within(1e-9));
    assertThat(near.high()).isEqualTo(corner.high(), within(1e-5));
  }

  @Property
  void solvesTheScoreEquation(
      @ForAll @DoubleRange(min = 0, max = 500) double both,
      @ForAll @DoubleRange(min = 0.01, max = 500) double first,
      @ForAll @DoubleRange(min = 0.01, max = 500) double second,
      @ForAll @DoubleRange(min = 1, max = 500) double neither) {
    PairedTable table = new PairedTable(both, first, second, neither);
    ConfidenceInterval interval = TangoInterval.of(table, 0.95);
    assertThat(score(table, interval.low())).isEqualTo(Z_95, within(1e-6));
    assertThat(score(table, interval.high())).isEqualTo(-Z_95, within(1e-6));
  }

  @Property
  void isAnIntervalAroundTheEstimateForEveryTable(
      @ForAll("counts") double both,
      @ForAll("counts") double first,
      @ForAll("counts") double second,
      @ForAll("counts") double neither,
      @ForAll("confidences") double confidence) {
    Assume.that(both + first + second + neither > 0.0);
    PairedTable table = new PairedTable(both, first, second, neither);
    ConfidenceInterval interval = TangoInterval.of(table, confidence);
    assertThat(interval.low()).isGreaterThanOrEqualTo(-1.0);
    assertThat(interval.high()).isLessThanOrEqualTo(1.0);
    assertThat(interval.contains(table.difference())).isTrue();
  }

  /** Nothing, or any size from far below one pair to a billion of them. */
  @Provide
  Arbitrary<Double> counts() {
    return Arbitraries.oneOf(
        Arbitraries.just(0.0),
        Arbitraries.integers().between(1, 3).map(Integer::doubleValue),
        Arbitraries.integers().between(-15, 9).map(exponent -> Math.pow(10, exponent)));
  }

  @Provide
  Arbitrary<Double> confidences() {
    return Arbitraries.of(1e-9, 0.01, 0.5, 0.95, 0.999999, Math.nextDown(1.0));
  }

  @Test
  void findsItsLimitsWhereTheEstimateIsTheNextNumberBelowOne() {
    PairedTable table = new PairedTable(0, 100, 0, 1e-14);
    assertThat(table.difference()).isEqualTo(Math.nextDown(1.0));
    assertThat(TangoInterval.of(table, 1e-9).high()).isEqualTo(1.0);
    assertThat(TangoInterval.of(table, 0.95).low())
        .isEqualTo((100 - Z_95 * Z_95) / (100 + Z_95 * Z_95), within(1e-9));
  }

  @Test
  void refusesAConfidenceOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TangoInterval.of(new PairedTable(1, 1, 1, 1), 1.0));
  }

  /** Tango's statistic in his own notation, with the textbook root of A q^2 + B q + C = 0. */
  private static double score(PairedTable table, double d) {
    double n = table.n();
    double b = table.firstOnly();
    double c = table.secondOnly();
    double quadratic = 2 * n;
    double linear = -b - c + (2 * n - b + c) * d;
    double constant = -c * d * (1 - d);
    double q = (Math.sqrt(linear * linear - 4 * quadratic * constant) - linear) / (2 * quadratic);
    return (b - c - n * d) / Math.sqrt(n * (2 * q + d * (1 - d)));
  }
}
