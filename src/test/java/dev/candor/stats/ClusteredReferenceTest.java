package dev.candor.stats;

import static dev.candor.stats.ReferenceRows.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Compares the methods for several answers with SciPy and statsmodels, whose values are written by
 * {@code src/test/python/clustered_reference.py}.
 */
class ClusteredReferenceTest {

  private static final int RESAMPLES = 300;

  private static final List<NamedCsvRecord> ROWS = ReferenceRows.of("clustered_reference.csv");

  @Test
  void coversHundredsOfDataSets() {
    assertThat(ROWS).hasSizeGreaterThanOrEqualTo(400);
    assertThat(ROWS.stream().filter(has("signFlip"))).hasSizeGreaterThanOrEqualTo(300);
    assertThat(ROWS.stream().filter(has("clusterLow"))).hasSizeGreaterThanOrEqualTo(300);
    assertThat(ROWS.stream().filter(has("bcaLow"))).hasSizeGreaterThanOrEqualTo(300);
  }

  @Test
  void signFlipPValuesAreThoseOfAllSignPatterns() {
    SoftAssertions softly = new SoftAssertions();
    ROWS.stream()
        .filter(has("signFlip"))
        .forEach(
            row -> {
              SignFlipTest test = SignFlipTest.of(ascending(row));
              double expected = number(row, "signFlip");
              softly.assertThat(test.exact()).isTrue();
              softly
                  .assertThat(test.pValue())
                  .as("p-value of %s", row)
                  .isEqualTo(expected, within(1e-9 * expected));
            });
    softly.assertAll();
  }

  @Test
  void clusterRobustIntervalsAreThoseOfStatsmodelsWithinMinusOneToOne() {
    SoftAssertions softly = new SoftAssertions();
    ROWS.stream()
        .filter(has("clusterLow"))
        .forEach(
            row -> {
              ConfidenceInterval interval =
                  ClusterRobustInterval.of(differences(row), number(row, "confidence"));
              softly
                  .assertThat(interval.low())
                  .as("lower limit of %s", row)
                  .isEqualTo(Math.max(-1.0, number(row, "clusterLow")), within(1e-9));
              softly
                  .assertThat(interval.high())
                  .as("upper limit of %s", row)
                  .isEqualTo(Math.min(1.0, number(row, "clusterHigh")), within(1e-9));
            });
    softly.assertAll();
  }

  @Test
  void bootstrapIntervalsAreThoseOfSciPyOnTheSameResamples() {
    SoftAssertions softly = new SoftAssertions();
    ROWS.stream()
        .filter(has("bcaLow"))
        .forEach(
            row -> {
              Differences differences = differences(row);
              double[] means = means(row);
              softly
                  .assertThat(BcaInterval.biasCorrection(differences.mean(), means))
                  .as("bias correction of %s", row)
                  .isEqualTo(number(row, "z0"), within(1e-9));
              softly
                  .assertThat(BcaInterval.acceleration(differences))
                  .as("acceleration of %s", row)
                  .isEqualTo(number(row, "acceleration"), within(1e-9));
              ConfidenceInterval interval =
                  BcaInterval.of(differences, means, number(row, "confidence"));
              softly
                  .assertThat(interval.low())
                  .as("lower limit of %s", row)
                  .isEqualTo(number(row, "bcaLow"), within(1e-9));
              softly
                  .assertThat(interval.high())
                  .as("upper limit of %s", row)
                  .isEqualTo(number(row, "bcaHigh"), within(1e-9));
            });
    softly.assertAll();
  }

  /** The resamples of the script: places in the ascending differences from a simple generator. */
  private static double[] means(NamedCsvRecord row) {
    long[] ascending = ascending(row);
    double[] means = new double[RESAMPLES];
    long state = 1;
    for (int resample = 0; resample < RESAMPLES; resample++) {
      long sum = 0;
      for (int draw = 0; draw < ascending.length; draw++) {
        state = (1_103_515_245L * state + 12_345L) % (1L << 31);
        sum += ascending[(int) ((state >> 8) % ascending.length)];
      }
      means[resample] = sum / number(row, "unit") / ascending.length;
    }
    Arrays.sort(means);
    return means;
  }

  private static Differences differences(NamedCsvRecord row) {
    SortedMap<Double, Long> counts = new TreeMap<>();
    for (String item : row.getField("differences").split(" ")) {
      String[] parts = item.split(":");
      counts.put(Long.parseLong(parts[0]) / number(row, "unit"), Long.parseLong(parts[1]));
    }
    return new Differences(counts);
  }

  private static long[] ascending(NamedCsvRecord row) {
    return Arrays.stream(row.getField("differences").split(" "))
        .map(item -> item.split(":"))
        .flatMapToLong(
            parts ->
                LongStream.generate(() -> Long.parseLong(parts[0])).limit(Long.parseLong(parts[1])))
        .toArray();
  }

  private static Predicate<NamedCsvRecord> has(String field) {
    return row -> !row.getField(field).isEmpty();
  }
}
