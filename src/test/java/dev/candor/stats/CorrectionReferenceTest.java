package dev.candor.stats;

import static dev.candor.stats.ReferenceRows.number;
import static dev.candor.stats.ReferenceRows.numbers;
import static dev.candor.stats.ReferenceRows.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Compares with statsmodels and with independent formulas; all are written by {@code
 * src/test/python/correction_reference.py}.
 */
class CorrectionReferenceTest {

  private static final List<NamedCsvRecord> HOLM = ReferenceRows.of("holm_reference.csv");
  private static final List<NamedCsvRecord> GAPS = ReferenceRows.of("gap_difference_reference.csv");
  private static final List<NamedCsvRecord> RATES =
      ReferenceRows.of("corrected_rate_reference.csv");
  private static final List<NamedCsvRecord> POWERED =
      ReferenceRows.of("prediction_powered_reference.csv");

  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void coversHundredsOfDataSets() {
    assertThat(HOLM.size() + GAPS.size() + RATES.size() + POWERED.size())
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void adjustedPValuesAreThoseOfStatsmodels() {
    for (NamedCsvRecord row : HOLM) {
      softly
          .assertThat(Holm.adjust(numbers(row, "pValues")))
          .as("adjusted p-values of %s", row)
          .containsExactly(numbers(row, "adjusted"), within(1e-12));
    }
    softly.assertAll();
  }

  @Test
  void differencesOfGapsAreThoseOfIndependentIntervals() {
    for (NamedCsvRecord row : GAPS) {
      List<MatchedRates> first = requests(row.getField("first"));
      List<MatchedRates> second = requests(row.getField("second"));
      double confidence = number(row, "confidence");
      GapDifference independent =
          GapDifference.independent(
              PairedDifference.of(first).orElseThrow(),
              PairedDifference.of(second).orElseThrow(),
              confidence);
      GapDifference matched = GapDifference.matched(first, second, confidence);
      softly
          .assertThat(List.of(independent.estimate(), matched.estimate()))
          .as("estimates of %s", row)
          .allSatisfy(e -> assertThat(e).isEqualTo(number(row, "estimate"), within(1e-12)));
      assertInterval(independent.interval(), row, "low", "high");
      assertInterval(matched.interval(), row, "matchedLow", "matchedHigh");
    }
    softly.assertAll();
  }

  @Test
  void correctedRatesAreThoseOfNumericalDerivatives() {
    for (NamedCsvRecord row : RATES) {
      ScorerAccuracy scorer =
          new ScorerAccuracy(
              whole(row, "truePositives"),
              whole(row, "positives"),
              whole(row, "trueNegatives"),
              whole(row, "negatives"));
      RoganGladen rate =
          RoganGladen.rate(
              whole(row, "yes"), whole(row, "answers"), scorer, number(row, "confidence"));
      softly
          .assertThat(rate.unclamped())
          .as("corrected rate of %s", row)
          .isEqualTo(number(row, "unclamped"), within(1e-11));
      assertInterval(rate.interval(), row, "low", "high");
    }
    softly.assertAll();
  }

  @Test
  void predictionPoweredMeansAreThoseOfNumpy() {
    for (NamedCsvRecord row : POWERED) {
      PredictionPowered mean =
          PredictionPowered.mean(
              numbers(row, "labels"),
              numbers(row, "predictions"),
              numbers(row, "others"),
              number(row, "confidence"));
      softly
          .assertThat(mean.estimate())
          .as("mean of %s", row)
          .isEqualTo(number(row, "estimate"), within(1e-12));
      assertInterval(mean.interval(), row, "low", "high");
    }
    softly.assertAll();
  }

  private void assertInterval(
      ConfidenceInterval interval, NamedCsvRecord row, String low, String high) {
    softly
        .assertThat(interval.low())
        .as("%s of %s", low, row)
        .isEqualTo(number(row, low), within(1e-8));
    softly
        .assertThat(interval.high())
        .as("%s of %s", high, row)
        .isEqualTo(number(row, high), within(1e-8));
  }

  /** A character a request: yes only by the first member, only by the second, or alike. */
  private static List<MatchedRates> requests(String differences) {
    return differences
        .chars()
        .mapToObj(c -> new MatchedRates(c == '+' ? 1 : 0, 1, c == '-' ? 1 : 0, 1))
        .toList();
  }
}
