package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceIntervalTest {

  private final ConfidenceInterval gap = new ConfidenceInterval(-0.02, 0.08, 0.95);

  @Test
  void containsItsBoundsAndWhatLiesBetween() {
    assertThat(gap.contains(-0.02)).isTrue();
    assertThat(gap.contains(0.08)).isTrue();
    assertThat(gap.contains(0.0)).isTrue();
    assertThat(gap.contains(-0.0201)).isFalse();
    assertThat(gap.contains(0.0801)).isFalse();
    assertThat(gap.contains(Double.NaN)).isFalse();
  }

  @Test
  void isWithinALimitOnlyIfBothBoundsAre() {
    assertThat(gap.isWithin(0.08)).isTrue();
    assertThat(gap.isWithin(0.0799)).isFalse();
    assertThat(new ConfidenceInterval(-0.08, 0.02, 0.95).isWithin(0.08)).isTrue();
    assertThat(new ConfidenceInterval(-0.08, 0.02, 0.95).isWithin(0.0799)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.30, 0.17, 0.1, 1",
    "-0.30, -0.05, -0.17, 0.1, -1",
    "0.05, 0.15, 0.10, 0.1, 0",
    "0.00, 0.30, 0.15, 0.1, 0",
    "-0.30, 0.00, -0.15, 0.1, 0",
    "-0.15, -0.05, -0.10, 0.1, 0",
    "0.01, 0.02, 0.015, 0, 1",
    "-0.30, -0.10, 0.2, 0.1, 0"
  })
  void aSideIsTooLargeOnlyWithEstimateBeyondTheLimitAndZeroExcludedThere(
      double low, double high, double estimate, double limit, int side) {
    ConfidenceInterval interval = new ConfidenceInterval(low, high, 0.95);
    assertThat(interval.sideBeyond(estimate, limit)).isEqualTo(side);
    assertThat(interval.mirrored().sideBeyond(-estimate, limit)).isEqualTo(-side);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> interval.sideBeyond(estimate, Double.NaN));
  }

  @Test
  void mirroringChangesSignsAndSides() {
    assertThat(gap.mirrored()).isEqualTo(new ConfidenceInterval(-0.08, 0.02, 0.95));
    assertThat(gap.mirrored().mirrored()).isEqualTo(gap);
    assertThat(new ConfidenceInterval(0.0, 0.5, 0.9).mirrored())
        .isEqualTo(new ConfidenceInterval(-0.5, 0.0, 0.9));
  }

  @Test
  void aLimitMayBeZero() {
    assertThat(new ConfidenceInterval(0.0, 0.0, 0.95).isWithin(0.0)).isTrue();
    assertThat(gap.isWithin(0.0)).isFalse();
    assertThat(new ConfidenceInterval(0.01, 0.08, 0.95).isBeyond(0.0)).isTrue();
  }

  @Test
  void isBeyondALimitOnEitherSideOnlyIfBothBoundsAre() {
    assertThat(gap.isBeyond(0.01)).isFalse();
    assertThat(new ConfidenceInterval(0.11, 0.2, 0.95).isBeyond(0.1)).isTrue();
    assertThat(new ConfidenceInterval(0.1, 0.2, 0.95).isBeyond(0.1)).isFalse();
    assertThat(new ConfidenceInterval(-0.2, -0.11, 0.95).isBeyond(0.1)).isTrue();
    assertThat(new ConfidenceInterval(-0.2, -0.1, 0.95).isBeyond(0.1)).isFalse();
  }

  @Test
  void excludesZeroOnlyIfItLiesOutside() {
    assertThat(gap.excludesZero()).isFalse();
    assertThat(new ConfidenceInterval(0.0, 0.1, 0.95).excludesZero()).isFalse();
    assertThat(new ConfidenceInterval(0.001, 0.1, 0.95).excludesZero()).isTrue();
    assertThat(new ConfidenceInterval(-0.1, -0.001, 0.95).excludesZero()).isTrue();
  }

  @Test
  void isAsWideAsItsBoundsAreApart() {
    assertThat(gap.width()).isEqualTo(0.10, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.1", "NaN, 0.1", "0.1, NaN", "-Infinity, 0", "0, Infinity"})
  void refusesBoundsThatAreNoInterval(double low, double high) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceInterval(low, high, 0.95))
        .withMessageContaining("ascending");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1.0, 95.0, -0.1, Double.NaN})
  void refusesAConfidenceThatIsNoFraction(double confidence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceInterval(0.0, 0.1, confidence))
        .withMessageContaining("0.95");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN})
  void refusesANegativeLimit(double limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> gap.isWithin(limit));
    assertThatIllegalArgumentException().isThrownBy(() -> gap.isBeyond(limit));
  }
}
