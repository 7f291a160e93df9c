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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /**
   * The first three: Newcombe, Statistics in Medicine 17 (1998) 857-872, as tested in the R package
   * ratesci; the last: Fagerland, Lydersen, Laake (2017), chapter 2, data of Ligarden et al.
   * (2010), as tested in their R package contingencytables.
   */
  @ParameterizedTest
  @CsvSource({
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
    "13, 16, 0.5699, 0.9341"
  })
  void reproducesPublishedIntervals(int successes, int trials, double low, double high) {
    ConfidenceInterval interval = WilsonInterval.of(successes, trials, 0.95);
    assertThat(interval.low()).isEqualTo(low, within(5e-5));
    assertThat(interval.high()).isEqualTo(high, within(5e-5));
    assertThat(interval.confidence()).isEqualTo(0.95);
  }

  @Test
  void knowsNothingWithoutTrials() {
    assertThat(WilsonInterval.of(0, 0, 0.95)).isEqualTo(new ConfidenceInterval(0.0, 1.0, 0.95));
  }

  @Property
  void staysInRangeAroundTheRate(
      @ForAll @IntRange(max = 1_000) int successes,
      @ForAll @IntRange(max = 1_000) int failures,
      @ForAll @DoubleRange(min = 0.001, max = 0.9999) @Scale(6) double confidence) {
    int trials = successes + failures;
    ConfidenceInterval interval = WilsonInterval.of(successes, trials, confidence);
    assertThat(interval.low()).isGreaterThanOrEqualTo(0.0);
    assertThat(interval.high()).isLessThanOrEqualTo(1.0);
    if (trials > 0) {
      assertThat(interval.contains((double) successes / trials)).isTrue();
    }
    assertThat(interval.low() == 0.0).isEqualTo(successes == 0);
    assertThat(interval.high() == 1.0).isEqualTo(failures == 0);
  }

  @Test
  void refusesCountsOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(-1, 3, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WilsonInterval.of(4, 3, 0.95))
        .withMessageContaining("4 of 3");
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(0, 0, 95));
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(1, 2, 95));
  }
}
