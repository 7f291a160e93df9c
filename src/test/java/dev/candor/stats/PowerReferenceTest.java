package dev.candor.stats;

import static dev.candor.stats.ReferenceRows.number;
import static dev.candor.stats.ReferenceRows.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Compares with statsmodels and with independent searches; all are written by {@code
 * src/test/python/power_reference.py}.
 */
class PowerReferenceTest {

  private static final List<NamedCsvRecord> EQUIVALENCES =
      ReferenceRows.of("equivalence_reference.csv");
  private static final List<NamedCsvRecord> POWERS = ReferenceRows.of("power_reference.csv");
  private static final List<NamedCsvRecord> SETTLINGS = ReferenceRows.of("settling_reference.csv");
  private static final List<NamedCsvRecord> COMPONENTS =
      ReferenceRows.of("components_reference.csv");

  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void coversHundredsOfDataSets() {
    assertThat(EQUIVALENCES.size() + POWERS.size() + SETTLINGS.size() + COMPONENTS.size())
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void equivalenceIsThatOfTheIndependentScoreTest() {
    for (NamedCsvRecord row : EQUIVALENCES) {
      PairedTable table = ReferenceRows.table(row);
      Equivalence equivalence =
          Equivalence.of(
              table.difference(),
              confidence -> TangoInterval.of(table, confidence),
              number(row, "limit"),
              number(row, "confidence"));
      double expected = Math.max(number(row, "pValue"), Equivalence.LEAST_P_VALUE);
      softly
          .assertThat(equivalence.pValue())
          .as("p-value of %s", row)
          .isEqualTo(expected, within(Math.min(1e-9, 1e-2 * expected)));
      softly
          .assertThat(equivalence.smallestLimit())
          .as("smallest limit of %s", row)
          .isEqualTo(number(row, "smallestLimit"), within(1e-9));
    }
    softly.assertAll();
  }

  @Test
  void powerIsThatOfStatsmodels() {
    for (NamedCsvRecord row : POWERS) {
      PairedDesign design = design(row);
      double asked = number(row, "asked");
      double gap = number(row, "gap");
      softly
          .assertThat(design.power(gap, whole(row, "pairs")))
          .as("power of %s", row)
          .isEqualTo(number(row, "power"), within(1e-9));
      softly
          .assertThat(design.pairsFor(gap, asked))
          .as("pairs needed of %s", row)
          .isEqualTo(whole(row, "pairsNeeded"));
      softly
          .assertThat(design.pairsToShowAbsence(number(row, "limit"), asked))
          .as("pairs to show absence of %s", row)
          .isEqualTo(whole(row, "pairsForAbsence"));
    }
    softly.assertAll();
  }

  @Test
  void theSmallestDetectableDifferenceIsThatOfStatsmodels() {
    for (NamedCsvRecord row : POWERS) {
      var detectable = design(row).detectable(whole(row, "pairs"), number(row, "asked"));
      if (row.getField("detectable").isEmpty()) {
        softly.assertThat(detectable).as("detectable of %s", row).isEmpty();
      } else {
        softly
            .assertThat(detectable.orElseThrow())
            .as("detectable of %s", row)
            .isEqualTo(number(row, "detectable"), within(1e-9));
      }
    }
    softly.assertAll();
  }

  @Test
  void settlesWhenTheIndependentIntervalDoes() {
    for (NamedCsvRecord row : SETTLINGS) {
      PairedTable table = ReferenceRows.table(row);
      Settling settling =
          Settling.of(
              table,
              TangoInterval.of(table, number(row, "confidence")),
              number(row, "limit"),
              1,
              evidence -> true);
      softly
          .assertThat(settling.furtherRequests())
          .as("further requests of %s", row)
          .hasValue(whole(row, "furtherRequests"));
      softly
          .assertThat(settling.within())
          .as("within of %s", row)
          .isEqualTo(row.getField("within").equals("True"));
    }
    softly.assertAll();
  }

  @Test
  void componentsAreThoseOfTheSingleAnswers() {
    for (NamedCsvRecord row : COMPONENTS) {
      VarianceComponents components = VarianceComponents.of(pairs(row)).orElseThrow();
      softly
          .assertThat(components.between())
          .as("between of %s", row)
          .isEqualTo(number(row, "between"), within(1e-12));
      softly
          .assertThat(components.within())
          .as("within of %s", row)
          .isEqualTo(number(row, "within"), within(1e-12));
    }
    softly.assertAll();
  }

  private static PairedDesign design(NamedCsvRecord row) {
    return PairedDesign.of(
        number(row, "discordance"),
        whole(row, "samples"),
        number(row, "correlation"),
        number(row, "confidence"));
  }

  /** Each pair as {@code yes/answers-yes/answers}. */
  private static List<MatchedRates> pairs(NamedCsvRecord row) {
    return Stream.of(row.getField("pairs").split(";"))
        .map(pair -> Stream.of(pair.split("[/-]")).mapToInt(Integer::parseInt).toArray())
        .map(counts -> new MatchedRates(counts[0], counts[1], counts[2], counts[3]))
        .toList();
  }
}
