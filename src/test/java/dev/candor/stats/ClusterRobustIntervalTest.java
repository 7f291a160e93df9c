package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
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
