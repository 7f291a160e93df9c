package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference values are written by {@code src/test/python/betting_reference.py}. */
class BettingSequenceTest {

  private static final double CLOSE = 1e-9;

  @Test
  void boundsAndPValuesAreThoseOfTheIndependentImplementation()
      throws IOException, URISyntaxException {
    SoftAssertions softly = new SoftAssertions();
    int sequences = 0;
    List<NamedCsvRecord> looks = new ArrayList<>();
    for (NamedCsvRecord row : rows()) {
      looks.add(row);
      if (!row.getField("differences").isEmpty()) {
        compare(looks, softly);
        looks.clear();
        sequences++;
      }
    }
    softly.assertAll();
    assertThat(sequences).isGreaterThanOrEqualTo(36);
  }

  /** The last look has all differences. */
  private static void compare(List<NamedCsvRecord> looks, SoftAssertions softly) {
    NamedCsvRecord last = looks.get(looks.size() - 1);
    double samples = number(last, "samples");
    double[] differences =
        Arrays.stream(last.getField("differences").split(" "))
            .mapToDouble(numerator -> Integer.parseInt(numerator) / samples)
            .toArray();
    BettingSequence sequence = new BettingSequence(number(last, "confidence"));
    int seen = 0;
    for (NamedCsvRecord look : looks) {
      while (seen < number(look, "look")) {
        sequence.add(differences[seen++]);
      }
      String where = "look %d of line %d".formatted(seen, last.getStartingLineNumber());
      double p = number(look, "pValue");
      softly.assertThat(sequence.interval().low()).as(where).isEqualTo(number(look, "low"), near());
      softly
          .assertThat(sequence.interval().high())
          .as(where)
          .isEqualTo(number(look, "high"), near());
      softly.assertThat(sequence.pValue()).as(where).isEqualTo(p, within(CLOSE * p));
    }
  }

  private static Offset<Double> near() {
    return within(CLOSE);
  }

  @Test
  void knowsNothingBeforeTheFirstDifference() {
    BettingSequence sequence = new BettingSequence(0.95);

    assertThat(sequence.interval()).isEqualTo(new ConfidenceInterval(-1, 1, 0.95));
    assertThat(sequence.mean()).isZero();
    assertThat(sequence.pValue()).isEqualTo(1.0);
  }

  @Test
  void aPairCountsAsTheDifferenceOfItsRates() {
    BettingSequence ofPairs =
        BettingSequence.of(
            List.of(new MatchedRates(3, 4, 1, 4), new MatchedRates(0, 2, 1, 1)), 0.1);
    BettingSequence ofDifferences = new BettingSequence(0.1);
    ofDifferences.add(0.5);
    ofDifferences.add(-1.0);

    assertThat(ofPairs.mean()).isEqualTo(-0.25);
    assertThat(ofPairs.interval()).isEqualTo(ofDifferences.interval());
    assertThat(ofPairs.interval().width()).isLessThan(2.0);
    assertThat(ofPairs.pValue()).isEqualTo(ofDifferences.pValue());
  }

  /** With one bet, c = 1, the capital on equal differences d would be ((1 + d) / (1 + m))^n. */
  @Test
  void equalDifferencesCloseInAsFastAsTheBestBetButForTheShareOfTheOthers() {
    int n = 500;
    BettingSequence sequence = new BettingSequence(0.95);
    for (int i = 0; i < n; i++) {
      sequence.add(0.25);
    }
    double best = 1.25 * Math.pow(40.0, -1.0 / n) - 1.0;
    double atWorst = 1.25 * Math.pow(40.0 * BettingSequence.BETS, -1.0 / n) - 1.0;

    assertThat(sequence.interval().low()).isBetween(atWorst, best);
    assertThat(sequence.mean()).isEqualTo(0.25, within(1e-12));
  }

  @Test
  void theLargestDifferencesLeadToTheEndOfTheRange() {
    BettingSequence sequence = new BettingSequence(0.95);
    for (int i = 0; i < 5_000; i++) {
      sequence.add(1.0);
    }
    assertThat(sequence.interval().high()).isEqualTo(1.0);
    assertThat(sequence.interval().low()).isBetween(0.99, 1.0);
    assertThat(sequence.pValue()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void aMeanThatWandersNeverLeavesTheSequenceWithoutAnyValue() {
    BettingSequence sequence = new BettingSequence(0.95);
    for (int i = 0; i < 200; i++) {
      sequence.add(-0.5);
    }
    ConfidenceInterval before = sequence.interval();
    for (int i = 0; i < 4_000; i++) {
      sequence.add(1.0);
    }
    assertThat(sequence.interval().low()).isBetween(before.low(), before.high());
    assertThat(sequence.interval().high()).isEqualTo(before.high());
  }

  /**
   * Simulates the promise: in 400 sequences of 300 differences each, the share of those that ever
   * leave the mean out is at most 0.05, three standard errors of 0.011 allowed for.
   */
  @ParameterizedTest
  @Tag("simulation")
  @CsvSource({"0.05, 0.05, 1", "0.5, 0.5, 1", "0.14, 0.005, 3", "0.02, 0.25, 3", "0, 0.02, 1"})
  void holdsTheMeanAtEveryLookAtOnce(double firstRate, double secondRate, int samples) {
    SplittableRandom random = new SplittableRandom(2024);
    double mean = firstRate - secondRate;
    int sequences = 400;
    int missed = 0;
    for (int i = 0; i < sequences; i++) {
      BettingSequence sequence = new BettingSequence(0.95);
      boolean held = true;
      for (int n = 0; n < 300 && held; n++) {
        sequence.add(
            new MatchedRates(
                yes(random, firstRate, samples),
                samples,
                yes(random, secondRate, samples),
                samples));
        held = sequence.interval().contains(mean);
      }
      missed += held ? 0 : 1;
    }
    assertThat((double) missed / sequences).isLessThanOrEqualTo(0.05 + 0.033);
  }

  private static int yes(SplittableRandom random, double rate, int samples) {
    int yes = 0;
    for (int sample = 0; sample < samples; sample++) {
      yes += random.nextDouble() < rate ? 1 : 0;
    }
    return yes;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.1, 1.000001, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoDifferenceOfRates(double difference) {
    assertThatThrownBy(() -> new BettingSequence(0.95).add(difference))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[-1, 1], not " + difference);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, Double.NaN})
  void refusesAConfidenceThatIsNone(double confidence) {
    assertThatThrownBy(() -> new BettingSequence(confidence))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<NamedCsvRecord> rows() throws IOException, URISyntaxException {
    var file =
        Objects.requireNonNull(BettingSequenceTest.class.getResource("betting_reference.csv"));
    try (var csv = CsvReader.builder().ofNamedCsvRecord(Path.of(file.toURI()))) {
      return csv.stream().toList();
    }
  }

  private static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }
}
