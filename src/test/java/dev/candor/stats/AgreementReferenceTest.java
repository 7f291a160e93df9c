package dev.candor.stats;

import static dev.candor.stats.ReferenceRows.number;
import static dev.candor.stats.ReferenceRows.numbers;
import static dev.candor.stats.ReferenceRows.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Compares with scikit-learn, statsmodels and scipy; all values are written by {@code
 * src/test/python/agreement_reference.py}.
 */
class AgreementReferenceTest {

  private static final List<NamedCsvRecord> CONFUSIONS =
      ReferenceRows.of("confusion_reference.csv");
  private static final List<NamedCsvRecord> KAPPAS = ReferenceRows.of("kappa_reference.csv");
  private static final List<NamedCsvRecord> AREAS = ReferenceRows.of("roc_area_reference.csv");
  private static final List<NamedCsvRecord> CALIBRATIONS =
      ReferenceRows.of("calibration_reference.csv");

  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void coversHundredsOfDataSets() {
    assertThat(CONFUSIONS.size() + KAPPAS.size() + AREAS.size() + CALIBRATIONS.size())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void ratesOfAConfusionMatrixAreThoseOfScikitLearnWithIntervalsOfStatsmodels() {
    for (NamedCsvRecord row : CONFUSIONS) {
      Confusion confusion =
          new Confusion(
              whole(row, "truePositives"),
              whole(row, "falseNegatives"),
              whole(row, "falsePositives"),
              whole(row, "trueNegatives"));
      assertRate(confusion.precision(), row, "precision");
      assertRate(confusion.recall(), row, "recall");
      assertRate(confusion.falsePositiveRate(), row, "falsePositiveRate");
      assertRate(confusion.falseNegativeRate(), row, "falseNegativeRate");
    }
    softly.assertAll();
  }

  @Test
  void kappaIsThatOfScikitLearnWithTheStandardErrorOfStatsmodels() {
    for (NamedCsvRecord row : KAPPAS) {
      Optional<CohenKappa> kappa =
          CohenKappa.of(table(row.getField("table")), number(row, "confidence"));
      boolean defined = !row.getField("kappa").isEmpty();
      softly.assertThat(kappa.isPresent()).as("kappa defined for %s", row).isEqualTo(defined);
      if (defined && kappa.isPresent()) {
        assertClose(kappa.get().kappa(), row, "kappa");
        assertInterval(kappa.get().interval(), row);
      }
    }
    softly.assertAll();
  }

  @Test
  void areaUnderTheCurveIsThatOfScikitLearnWithTheErrorOfAllComparisons() {
    for (NamedCsvRecord row : AREAS) {
      RocArea area =
          RocArea.of(
                  numbers(row, "positives"), numbers(row, "negatives"), number(row, "confidence"))
              .orElseThrow();
      assertClose(area.auroc(), row, "auroc");
      assertInterval(area.interval(), row);
    }
    softly.assertAll();
  }

  @Test
  void calibrationErrorIsThatOfTheCurveOfScikitLearn() {
    for (NamedCsvRecord row : CALIBRATIONS) {
      double error =
          CalibrationError.of(
                  numbers(row, "probabilities"), truths(row.getField("truths")), whole(row, "bins"))
              .orElseThrow();
      assertClose(error, row, "error");
    }
    softly.assertAll();
  }

  private void assertRate(Optional<Rate> rate, NamedCsvRecord row, String field) {
    double[] expected = numbers(row, field);
    softly
        .assertThat(rate.isPresent())
        .as("%s defined for %s", field, row)
        .isEqualTo(expected.length > 0);
    if (expected.length > 0 && rate.isPresent()) {
      ConfidenceInterval interval = rate.get().interval(number(row, "confidence"));
      softly
          .assertThat(new double[] {rate.get().value(), interval.low(), interval.high()})
          .as("%s of %s", field, row)
          .containsExactly(expected, within(1e-12));
    }
  }

  private void assertInterval(ConfidenceInterval interval, NamedCsvRecord row) {
    assertClose(interval.low(), row, "low");
    assertClose(interval.high(), row, "high");
  }

  private void assertClose(double value, NamedCsvRecord row, String field) {
    softly
        .assertThat(value)
        .as("%s of %s", field, row)
        .isEqualTo(number(row, field), within(1e-11));
  }

  private static int[][] table(String text) {
    return Stream.of(text.split(";"))
        .map(line -> Stream.of(line.split(" ")).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  private static boolean[] truths(String text) {
    boolean[] truths = new boolean[text.length()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = text.charAt(i) == '1';
    }
    return truths;
  }
}
