package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;

class ClusterRobustIntervalTest {

  @Test
  void reproducesStudentsSleep() {
    // Hours of sleep gained under one drug over the other: Student, Biometrika 6 (1908) 1-25; the
    // interval [0.7001142, 2.4598858] as R's t.test prints it. In tens of hours here.
    Differences sleep =
        new Differences(
            new TreeMap<>(
                Map.of(
                    0.12, 1L, 0.24, 1L, 0.13, 2L, 0.0, 1L, 0.10, 1L, 0.18, 1L, 0.08, 1L, 0.46, 1L,
                    0.14, 1L)));
    assertThat(sleep.n()).isEqualTo(10);
    assertThat(sleep.mean()).isEqualTo(0.158, within(1e-15));

    ConfidenceInterval interval = ClusterRobustInterval.of(sleep, 0.95);

    assertThat(interval.low()).isEqualTo(0.07001142, within(5e-9));
    assertThat(interval.high()).isEqualTo(0.24598858, within(5e-9));
    assertThat(interval.confidence()).isEqualTo(0.95);
  }

  /**
   * Durkalski, Palesch, Lipsitz and Rust, Statistics in Medicine 22 (2003) 2417-2428: true
   * negatives of two scans of the parathyroid glands of 21 patients (data of Obuchowski, Statistics
   * in Medicine 17 (1998) 1495-1507), chi-square 2.32.
   */
  @Test
  void reproducesTheClusteredGlandsOfDurkalski() {
    // Glands, true negatives by PET and by SPECT.
    int[][] patients = {
      {3, 0, 2}, {3, 2, 3}, {3, 3, 3}, {1, 1, 1}, {3, 2, 3}, {4, 4, 4}, {3, 3, 3},
      {2, 2, 2}, {2, 2, 1}, {1, 1, 1}, {3, 2, 2}, {2, 2, 2}, {3, 3, 3}, {2, 2, 2},
      {2, 0, 2}, {3, 2, 2}, {3, 2, 2}, {3, 2, 3}, {2, 2, 2}, {1, 1, 1}, {2, 2, 2}
    };
    List<MatchedRates> pairs =
        Stream.of(patients).map(p -> new MatchedRates(p[1], p[0], p[2], p[0])).toList();
    assertThat(chiSquare(Differences.of(pairs))).isEqualTo(2.32, within(5e-3));
  }

  /**
   * The same article: concerns that 29 psychiatrists (the clusters) and their patients name (data
   * of Donner and Petryshen, Psychiatry Research 28 (1989) 41-46), chi-square 7.542. Both as tested
   * in the R package clust.bin.pair.
   */
  @Test
  void reproducesTheClusteredPatientsOfDurkalski() {
    // Patients; concerns named by both, by the patient only and by the psychiatrist only.
    int[][] psychiatrists = {
      {7, 1, 0, 4}, {6, 1, 1, 2}, {7, 3, 1, 3}, {6, 2, 1, 2}, {4, 2, 0, 1}, {6, 0, 3, 3},
      {5, 0, 3, 0}, {8, 0, 3, 2}, {4, 0, 1, 2}, {7, 0, 0, 4}, {3, 1, 0, 2}, {6, 1, 1, 4},
      {7, 1, 0, 3}, {6, 2, 0, 2}, {5, 2, 0, 1}, {4, 1, 0, 3}, {6, 2, 0, 1}, {5, 1, 0, 2},
      {4, 0, 3, 0}, {3, 2, 1, 0}, {5, 1, 1, 0}, {4, 0, 2, 2}, {4, 1, 0, 1}, {2, 0, 0, 2},
      {3, 0, 0, 2}, {2, 0, 0, 0}, {2, 0, 0, 0}, {3, 1, 0, 1}, {1, 0, 0, 1}
    };
    List<MatchedRates> pairs =
        Stream.of(psychiatrists)
            .map(p -> new MatchedRates(p[1] + p[2], p[0], p[1] + p[3], p[0]))
            .toList();
    assertThat(chiSquare(Differences.of(pairs))).isEqualTo(7.542, within(5e-4));
  }

  /**
   * Durkalski's statistic from the interval: it weighs clusters alike, as the mean of their
   * differences does, but takes their variance around 0; with t the mean over its standard error,
   * it is n t² / (n - 1 + t²).
   */
  private static double chiSquare(Differences differences) {
    double n = differences.n();
    ConfidenceInterval interval = ClusterRobustInterval.of(differences, 0.95);
    double quantile = new TDistribution(n - 1).inverseCumulativeProbability(0.975);
    double t = differences.mean() / (interval.width() / 2 / quantile);
    return n * t * t / (n - 1 + t * t);
  }

  @Test
  void isCutOffAtMinusOneAndOne() {
    Differences two = new Differences(new TreeMap<>(Map.of(-1.0, 1L, 1.0, 1L)));
    assertThat(ClusterRobustInterval.of(two, 0.95))
        .isEqualTo(new ConfidenceInterval(-1.0, 1.0, 0.95));
  }

  @Test
  void refusesWhatHasNoSpread() {
    Differences equal = new Differences(new TreeMap<>(Map.of(0.5, 9L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterRobustInterval.of(equal, 0.95))
        .withMessageContaining("equal");
    Differences two = new Differences(new TreeMap<>(Map.of(-1.0, 1L, 1.0, 1L)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterRobustInterval.of(two, 95))
        .withMessageContaining("confidence is a fraction");
  }
}
