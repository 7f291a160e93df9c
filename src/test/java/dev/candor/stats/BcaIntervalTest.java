package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcaIntervalTest {

  private static final Differences SKEWED =
      table(Map.of(-0.5, 1L, 0.0, 18L, 0.5, 4L, 0.75, 2L, 1.0, 3L));

  @ParameterizedTest
  @ValueSource(longs = {1, 40_000})
  void resamplesHaveTheMomentsOfTheBootstrap(long times) {
    // Both ways of drawing: pair by pair where there are few, by counts where there are many.
    Differences differences = times(SKEWED, times);
    double[] means = BootstrapMeans.of(differences);
    double deviation = Math.sqrt(differences.sumOfPowers(differences.mean(), 2)) / differences.n();
    double[] standard =
        Arrays.stream(means).map(mean -> (mean - differences.mean()) / deviation).toArray();
    double skewness =
        differences.sumOfPowers(differences.mean(), 3)
            / Math.pow(differences.sumOfPowers(differences.mean(), 2), 1.5);

    // Standard errors of the first three moments of 9,999 nearly normal numbers, five of them.
    assertThat(means).hasSize(9_999).isSorted();
    assertThat(power(standard, 1)).isEqualTo(0.0, within(5 * 0.01));
    assertThat(power(standard, 2)).isEqualTo(1.0, within(5 * 0.0142));
    assertThat(power(standard, 3)).isEqualTo(skewness, within(5 * 0.04));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "7, 0.2", "7, 0.97", "400, 0.003", "400, 0.5", "1000, 0.999"})
  void binomialNumbersHaveTheirProbabilities(int trials, double probability) {
    SplittableRandom random = new SplittableRandom(11);
    int draws = 20_000;
    int[] seen = new int[trials + 1];
    for (int draw = 0; draw < draws; draw++) {
      seen[(int) BootstrapMeans.binomial(trials, probability, random)]++;
    }
    BinomialDistribution expected = new BinomialDistribution(trials, probability);
    for (int k = 0; k <= trials; k++) {
      double p = expected.probability(k);
      assertThat((double) seen[k] / draws)
          .as("share of %d", k)
          .isEqualTo(p, within(5 * Math.sqrt(p * (1 - p) / draws) + 1.5 / draws));
    }
  }

  @Test
  void comesNearTheIntervalFromAllResamples() {
    // Five pairs have 5^5 resamples, which can all be written out.
    Differences five = table(Map.of(-0.5, 1L, 0.0, 1L, 0.25, 1L, 0.5, 1L, 1.0, 1L));
    double[] all =
        IntStream.range(0, 3_125)
            .mapToDouble(
                resample -> {
                  double[] values = {-0.5, 0.0, 0.25, 0.5, 1.0};
                  double sum = 0.0;
                  for (int draw = 0, rest = resample; draw < 5; draw++, rest /= 5) {
                    sum += values[rest % 5];
                  }
                  return sum / 5;
                })
            .sorted()
            .toArray();

    ConfidenceInterval exhaustive = BcaInterval.of(five, all, 0.95);
    ConfidenceInterval drawn = BcaInterval.of(five, 0.95);

    // Means lie 0.05 apart.
    assertThat(drawn.low()).isEqualTo(exhaustive.low(), within(0.0501));
    assertThat(drawn.high()).isEqualTo(exhaustive.high(), within(0.0501));
    assertThat(exhaustive.contains(0.25)).isTrue();
  }

  /**
   * Mean of 16 numbers, here in thousands: (32.31, 91.43) from a million resamples of boot.ci in
   * the R package boot of Davison and Hinkley, Bootstrap Methods and Their Application (1997),
   * section 5.3, as SciPy tests its own against. The percentile interval would be (28.86, 84.21).
   */
  @Test
  void reproducesTheMeanOfTheBootPackage() {
    double[] numbers = {
      0.010, 0.012, 0.0125, 0.0125, 0.0139, 0.015, 0.021, 0.022, 0.023, 0.034, 0.050, 0.081, 0.089,
      0.121, 0.134, 0.213
    };
    TreeMap<Double, Long> counts = new TreeMap<>();
    Arrays.stream(numbers).forEach(x -> counts.merge(x, 1L, Long::sum));
    Differences differences = new Differences(counts);
    SplittableRandom random = new SplittableRandom(1997);
    double[] million = new double[1_000_000];
    for (int resample = 0; resample < million.length; resample++) {
      for (int draw = 0; draw < 16; draw++) {
        million[resample] += numbers[random.nextInt(16)] / 16;
      }
    }
    Arrays.sort(million);

    ConfidenceInterval asMany = BcaInterval.of(differences, million, 0.95);
    ConfidenceInterval interval = BcaInterval.of(differences, 0.95);

    assertThat(asMany.low()).isEqualTo(0.03231, within(0.005 * 0.03231));
    assertThat(asMany.high()).isEqualTo(0.09143, within(0.005 * 0.09143));
    // Three standard errors of a quantile of 9,999 resamples.
    assertThat(interval.low()).isEqualTo(0.03231, within(0.0009));
    assertThat(interval.high()).isEqualTo(0.09143, within(0.0024));
  }

  @Test
  void isReproducibleAndMirrorsExactly() {
    ConfidenceInterval interval = BcaInterval.of(SKEWED, 0.95);
    ConfidenceInterval mirrored = BcaInterval.of(SKEWED.swapped(), 0.95);
    assertThat(BcaInterval.of(SKEWED, 0.95)).isEqualTo(interval);
    assertThat(mirrored.low()).isEqualTo(-interval.high());
    assertThat(mirrored.high()).isEqualTo(-interval.low());
  }

  @Test
  void mirrorsExactlyWhereTheSidesShareNoDifference() {
    Differences uneven = table(Map.of(-0.5, 3L, 1.0, 2L, 0.0, 5L));
    ConfidenceInterval interval = BcaInterval.of(uneven, 0.9);
    assertThat(BcaInterval.of(uneven.swapped(), 0.9))
        .isEqualTo(new ConfidenceInterval(-interval.high(), -interval.low(), 0.9));
  }

  /** Their resamples are not: without sharing out, the bounds differ by a step of the means. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 0.95, 0.999})
  void isSymmetricWhereTheDifferencesAre(double confidence) {
    for (Differences own :
        new Differences[] {
          table(Map.of(-1.0, 5L, 0.0, 5L, 1.0, 5L)),
          table(Map.of(-1.0, 1L, -0.25, 3L, 0.25, 3L, 1.0, 1L)),
          table(Map.of(-0.5, 700L, 0.0, 40_000L, 0.5, 700L))
        }) {
      ConfidenceInterval interval = BcaInterval.of(own, confidence);
      assertThat(interval.high()).isPositive().isEqualTo(-interval.low());
      assertThat(BcaInterval.of(own.swapped(), confidence)).isEqualTo(interval);
    }
  }

  @Test
  void keepsItsResamplesForEveryConfidence() {
    BcaInterval bootstrap = new BcaInterval(SKEWED);
    for (double confidence : new double[] {0.95, 0.5, 0.999, 0.95}) {
      assertThat(bootstrap.at(confidence)).isEqualTo(BcaInterval.of(SKEWED, confidence));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.at(0.0));
  }

  @Test
  void leansTowardsTheLongTail() {
    ConfidenceInterval interval = BcaInterval.of(SKEWED, 0.95);
    double mean = SKEWED.mean();
    assertThat(BcaInterval.acceleration(SKEWED)).isPositive();
    assertThat(interval.high() - mean).isGreaterThan(mean - interval.low());
  }

  @Test
  void ofManyPairsIsNearlyTheClusterRobustInterval() {
    Differences many = times(SKEWED, 35_000);
    ConfidenceInterval bca = BcaInterval.of(many, 0.95);
    ConfidenceInterval robust = ClusterRobustInterval.of(many, 0.95);
    assertThat(bca.low()).isEqualTo(robust.low(), within(0.03 * robust.width()));
    assertThat(bca.high()).isEqualTo(robust.high(), within(0.03 * robust.width()));
  }

  @Test
  void staysFiniteWhereEveryResampleLiesOnOneSide() {
    double[] above = {0.9, 0.95, 1.0};
    assertThat(BcaInterval.biasCorrection(0.2, above)).isFinite().isNegative();
    ConfidenceInterval interval = BcaInterval.of(SKEWED, above, 0.999999);
    assertThat(interval.low()).isEqualTo(0.9, within(1e-6));
    assertThat(interval.high()).isBetween(0.9, 1.0);
  }

  @Test
  void staysFiniteWhereEveryResampleLiesBelowTheEstimate() {
    double[] below = {-0.3, -0.2, -0.1};
    assertThat(BcaInterval.biasCorrection(0.2, below)).isFinite().isPositive();
  }

  @Test
  void endsAtTheFarthestResampleWhereTheFormulaHasItsPole() {
    // One pair in 10,000 has an acceleration of nearly 1/6, so that a (z0 + z) is above 1 at z = 7.
    double[] means = {-0.0002, -0.0001, 0.0, 0.0001, 0.0002};
    double almostSure = 1.0 - 1e-12;
    Differences farUp = table(Map.of(0.0, 9_999L, 1.0, 1L));
    assertThat(BcaInterval.of(farUp, means, almostSure).high()).isEqualTo(0.0002);
    assertThat(BcaInterval.of(farUp.swapped(), means, almostSure).low()).isEqualTo(-0.0002);
  }

  @Test
  void refusesAConfidenceThatIsNoFraction() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BcaInterval.of(SKEWED, 95))
        .withMessageContaining("confidence is a fraction");
  }

  @Test
  void refusesWhatHasNoSpread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BcaInterval.of(table(Map.of(0.5, 9L)), 0.95))
        .withMessageContaining("equal");
    assertThatIllegalArgumentException().isThrownBy(() -> BcaInterval.of(SKEWED, 1.0));
  }

  private static double power(double[] numbers, int power) {
    return Arrays.stream(numbers).map(x -> Math.pow(x, power)).average().orElseThrow();
  }

  private static Differences times(Differences differences, long times) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    differences.counts().forEach((difference, count) -> counts.put(difference, count * times));
    return new Differences(counts);
  }

  private static Differences table(Map<Double, Long> counts) {
    return new Differences(new TreeMap<>(counts));
  }
}
