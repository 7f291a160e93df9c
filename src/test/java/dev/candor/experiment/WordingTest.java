package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.stats.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({"0.1333, +0.133", "-0.02, -0.020", "0, +0.000", "-0.0, +0.000", "1, +1.000"})
  void gapsCarryTheirSign(double value, String written) {
    assertThat(Wording.signed(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0.146, 14.6 %", "0.95, 95 %", "0.995, 99.5 %", "0, 0 %", "1, 100 %", "0.07, 7 %"})
  void ratesAreWrittenInPercent(double rate, String written) {
    assertThat(Wording.percent(rate)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "6.1e-20, 6.1e-20",
    "0.00099, 9.9e-04",
    "0.001, 0.0010",
    "0.0034, 0.0034",
    "0.034, 0.034",
    "0.34, 0.34",
    "0.5, 0.50",
    "0.999, 1.0",
    "1, 1.0"
  })
  void pValuesHaveTwoSignificantDigits(double p, String written) {
    assertThat(Wording.pValue(p)).isEqualTo(written);
  }

  @Test
  void intervalsAndLimitsHaveThreeDecimals() {
    assertThat(Wording.interval(new ConfidenceInterval(-0.1, 0.25, 0.95)))
        .isEqualTo("[-0.100, +0.250]");
    assertThat(Wording.fraction(0.1)).isEqualTo("0.100");
  }
}
