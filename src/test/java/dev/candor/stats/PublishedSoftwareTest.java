package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Two methods whose articles print no example that can be computed again are compared with the
 * software that their authors have published, on data that others have: Darwin's maize, Student's
 * sleep, Obuchowski's glands and the concerns of Donner and Petryshen. The values are written by
 * {@code src/test/python/authors_reference.py}.
 */
class PublishedSoftwareTest {

  private static final Offset<Double> CLOSE = within(1e-9);

  /**
   * Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86 (2024) 1-27: confseq.
   */
  @Test
  void theBettingSequenceIsThatOfConfseq() {
    List<NamedCsvRecord> rows = ReferenceRows.of("authors_betting_reference.csv");
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : rows) {
      BettingSequence sequence = new BettingSequence(ReferenceRows.number(row, "confidence"));
      for (double difference : ReferenceRows.numbers(row, "differences")) {
        sequence.add(difference);
      }
      String where = "line " + row.getStartingLineNumber();
      double p = ReferenceRows.number(row, "pValue");
      softly
          .assertThat(sequence.interval().low())
          .as(where)
          .isEqualTo(ReferenceRows.number(row, "low"), CLOSE);
      softly
          .assertThat(sequence.interval().high())
          .as(where)
          .isEqualTo(ReferenceRows.number(row, "high"), CLOSE);
      softly.assertThat(sequence.pValue()).as(where).isEqualTo(p, within(1e-9 * p));
    }
    softly.assertAll();
    assertThat(rows).hasSize(16);
  }

  /**
   * Angelopoulos et al., Science 382 (2023) 669-674: ppi_py. Its variances have n in the
   * denominator, ours n - 1; with as many values labelled as not this is one factor.
   */
  @Test
  void thePredictionPoweredMeanIsThatOfPpiPy() {
    List<NamedCsvRecord> rows = ReferenceRows.of("authors_prediction_powered_reference.csv");
    SoftAssertions softly = new SoftAssertions();
    for (NamedCsvRecord row : rows) {
      double[] labels = ReferenceRows.numbers(row, "labels");
      double[] others = ReferenceRows.numbers(row, "others");
      PredictionPowered mean =
          PredictionPowered.mean(
              labels,
              ReferenceRows.numbers(row, "predictions"),
              others,
              ReferenceRows.number(row, "confidence"));
      double unbiased = Math.sqrt(labels.length / (labels.length - 1.0));
      double estimate = ReferenceRows.number(row, "estimate");
      double below = (estimate - ReferenceRows.number(row, "low")) * unbiased;
      double above = (ReferenceRows.number(row, "high") - estimate) * unbiased;
      String where = "line " + row.getStartingLineNumber();
      softly.assertThat(others).as(where).hasSameSizeAs(labels);
      softly.assertThat(mean.estimate()).as(where).isEqualTo(estimate, CLOSE);
      softly.assertThat(mean.interval().low()).as(where).isEqualTo(estimate - below, CLOSE);
      softly.assertThat(mean.interval().high()).as(where).isEqualTo(estimate + above, CLOSE);
    }
    softly.assertAll();
    assertThat(rows).hasSize(8);
  }
}
