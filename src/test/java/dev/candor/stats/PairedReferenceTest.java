package dev.candor.stats;

import static dev.candor.stats.ReferenceRows.number;
import static dev.candor.stats.ReferenceRows.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Compares with statsmodels and with a score interval that was computed another way; both are
 * written by {@code src/test/python/paired_reference.py}.
 */
class PairedReferenceTest {

  private static final List<NamedCsvRecord> ROWS = ReferenceRows.of("paired_reference.csv");

  @Test
  void coversHundredsOfTables() {
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(300);
    assertThat(ROWS.stream().filter(PairedReferenceTest::hasPValue)).hasSizeGreaterThan(300);
  }

  @Test
  void pValuesAreThoseOfStatsmodels() {
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : ROWS) {
      if (hasPValue(row)) {
        double expected = number(row, "pValue");
        PairedTable table = table(row);
        softly
            .assertThat(ExactMcNemar.pValue((long) table.firstOnly(), (long) table.secondOnly()))
            .as("p-value of %s", table)
            .isEqualTo(expected, within(Math.max(Double.MIN_VALUE, 1e-9 * expected)));
      }
    }
    softly.assertAll();
  }

  @Test
  void midPValuesAreThoseOfSciPysBinomialProbabilities() {
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : ROWS) {
      if (hasPValue(row)) {
        double expected = number(row, "midP");
        PairedTable table = table(row);
        softly
            .assertThat(MidPMcNemar.pValue((long) table.firstOnly(), (long) table.secondOnly()))
            .as("mid-p value of %s", table)
            .isEqualTo(expected, within(Math.max(Double.MIN_VALUE, 1e-9 * expected)));
      }
    }
    softly.assertAll();
  }

  @Test
  void newcombesIntervalsAreThoseOfStatsmodelsWilsonLimits() {
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : ROWS) {
      if (hasPValue(row)) {
        PairedTable table = table(row);
        ConfidenceInterval interval = NewcombeInterval.of(table, number(row, "confidence"));
        softly
            .assertThat(interval.low())
            .as("lower limit of %s", table)
            .isEqualTo(number(row, "newcombeLow"), within(1e-9));
        softly
            .assertThat(interval.high())
            .as("upper limit of %s", table)
            .isEqualTo(number(row, "newcombeHigh"), within(1e-9));
      }
    }
    softly.assertAll();
  }

  @Test
  void intervalsAreThoseOfTheIndependentScoreTest() {
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : ROWS) {
      PairedTable table = table(row);
      ConfidenceInterval interval = TangoInterval.of(table, number(row, "confidence"));
      softly
          .assertThat(interval.low())
          .as("lower limit of %s", table)
          .isEqualTo(number(row, "low"), within(1e-9));
      softly
          .assertThat(interval.high())
          .as("upper limit of %s", table)
          .isEqualTo(number(row, "high"), within(1e-9));
    }
    softly.assertAll();
  }

  private static boolean hasPValue(NamedCsvRecord row) {
    return !row.getField("pValue").isEmpty();
  }
}
