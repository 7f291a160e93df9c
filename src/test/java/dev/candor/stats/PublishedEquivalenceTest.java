package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

/** Worked examples of two one-sided tests; those with t are in the units of their data. */
class PublishedEquivalenceTest {

  @Test
  void reproducesTheDisinfectionOfContactLenses() {
    // Tango, Statistics in Medicine 17 (1998) 891-908, table V: 43 of 44 patients do well with both
    // methods, one with the second only; both tests at 0.05, score interval [-0.096, 0.037]; his
    // equation, worked out by hand, gives Z = 1.709 against a limit of 0.1.
    PairedDifference lenses = SinglePairs.of(43, 0, 1, 0);
    Equivalence wider = Equivalence.of(lenses, 0.10, 0.90);
    Equivalence narrower = Equivalence.of(lenses, 0.09, 0.90);

    assertThat(wider.smallestLimit()).isEqualTo(0.096, within(5e-4));
    assertThat(wider.isShown()).isTrue();
    assertThat(wider.pValue()).isEqualTo(Normal.upperTail(1.709), within(5e-5));
    assertThat(narrower.isShown()).isFalse();
    assertThat(narrower.pValue()).isGreaterThan(0.05);
  }

  @Test
  void reproducesThePairedExampleOfLakens() {
    // TOSTpaired in the R package TOSTER of Lakens, Social Psychological and Personality Science 8
    // (2017) 355-362: 65 pairs, means 5.83 and 5.75, deviations 1.17 and 1.29, correlation 0.75,
    // limit 0.4 deviations of the difference; both tests at 0.05, p = 0.0000953 and 0.0077024.
    double deviation = Math.sqrt(1.17 * 1.17 + 1.29 * 1.29 - 2 * 0.75 * 1.17 * 1.29);
    Equivalence equivalence =
        Equivalence.of(0.08, student(0.08, deviation / Math.sqrt(65), 64), 0.4 * deviation, 0.90);

    assertThat(equivalence.limit()).isEqualTo(0.350782, within(5e-7));
    assertThat(equivalence.pValue()).isEqualTo(0.00770235, within(5e-9));
    assertThat(equivalence.smallestLimit()).isEqualTo(0.2615433, within(5e-8));
    assertThat(equivalence.isShown()).isTrue();
  }

  @Test
  void reproducesTheYieldsOfNcss() {
    // Documentation of NCSS, as tested in the R package TOSTER: 13 yields against 16, pooled
    // variance, limit 110, both tests at 0.025; p = 0.02821 and 0.01436, interval [-112.99323,
    // 96.76246].
    Equivalence equivalence =
        Equivalence.of(-8.1153846, student(-8.1153846, 51.114285, 27), 110, 0.95);

    assertThat(equivalence.pValue()).isEqualTo(0.02821, within(5e-6));
    assertThat(equivalence.smallestLimit()).isEqualTo(112.99323, within(5e-6));
    assertThat(equivalence.isShown()).isFalse();
  }

  private static DoubleFunction<ConfidenceInterval> student(
      double estimate, double standardError, int degreesOfFreedom) {
    TDistribution t = new TDistribution(degreesOfFreedom);
    return confidence -> {
      double half = -t.inverseCumulativeProbability((1.0 - confidence) / 2.0) * standardError;
      return new ConfidenceInterval(estimate - half, estimate + half, confidence);
    };
  }
}
