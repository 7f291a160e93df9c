package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares with statsmodels and with a score interval that was computed another way; both are
 * written by {@code src/test/python/paired_reference.py}.
 */
class PairedReferenceTest {

  private static List<NamedCsvRecord> rows = List.of();

  @BeforeAll
  static void read() throws IOException, URISyntaxException {
    var file =
        Objects.requireNonNull(PairedReferenceTest.class.getResource("paired_reference.csv"));
    try (var csv = CsvReader.builder().ofNamedCsvRecord(Path.of(file.toURI()))) {
      rows = csv.stream().toList();
    }
  }

  @Test
  void coversHundredsOfTables() {
    assertThat(rows).hasSizeGreaterThanOrEqualTo(300);
    assertThat(rows.stream().filter(PairedReferenceTest::hasPValue)).hasSizeGreaterThan(300);
  }

  @Test
  void pValuesAreThoseOfStatsmodels() {
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : rows) {
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
    for (NamedCsvRecord row : rows) {
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
    for (NamedCsvRecord row : rows) {
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
    for (NamedCsvRecord row : rows) {
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

  private static PairedTable table(NamedCsvRecord row) {
    return new PairedTable(
        number(row, "both"),
        number(row, "firstOnly"),
        number(row, "secondOnly"),
        number(row, "neither"));
  }

  private static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }
}
