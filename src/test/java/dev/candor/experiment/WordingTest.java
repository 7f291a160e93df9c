package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedTable;
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

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "18, 18",
    "120.00000000000001, 120",
    "519.9999999999999, 520",
    "1e-15, 0",
    "0.04, <0.1",
    "0.06, 0.1",
    "20.6667, 20.7",
    "19.98, 20",
    "1000000, 1000000"
  })
  void wholePairsAreWrittenWholeAndExpectedOnesInTenths(double pairs, String written) {
    assertThat(Wording.count(pairs)).isEqualTo(written);
  }

  @Test
  void pairsThatDifferAreExpectedOnesWithSeveralSamples() {
    PairedTable table = new PairedTable(0, 12.5, 0.02, 87.48);
    assertThat(Wording.discordant(table, 3))
        .isEqualTo("12.5 of 100 pairs discordant, expected of one sample");
    assertThat(Wording.discordant(new PairedTable(0, 12, 1, 87), 1))
        .isEqualTo("13 of 100 pairs discordant");
  }

  @Test
  void intervalsAndLimitsHaveThreeDecimals() {
    assertThat(Wording.interval(new ConfidenceInterval(-0.1, 0.25, 0.95)))
        .isEqualTo("[-0.100, +0.250]");
    assertThat(Wording.fraction(0.1)).isEqualTo("0.100");
  }
}
