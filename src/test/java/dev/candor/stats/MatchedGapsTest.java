package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatchedGapsTest {

  private static final MatchedRates FIRST_ONLY = new MatchedRates(1, 1, 0, 1);
  private static final MatchedRates SECOND_ONLY = new MatchedRates(0, 1, 1, 1);
  private static final MatchedRates NEITHER = new MatchedRates(0, 1, 0, 1);

  static Stream<NamedCsvRecord> reference() {
    return ReferenceRows.of("matched_gaps_reference.csv").stream();
  }

  @ParameterizedTest
  @MethodSource("reference")
  void agreesWithAllSignPatternsCountedOneByOne(NamedCsvRecord row) {
    MatchedGaps gaps =
        new MatchedGaps(rates(row, "a", "b", "answers1"), rates(row, "c", "d", "answers2"));
    double p = ReferenceRows.number(row, "pValue");
    assertThat(gaps.test().exact()).isTrue();
    assertThat(gaps.test().pValue()).isEqualTo(p, within(1e-12 + 1e-10 * p));
    assertThat(gaps.difference(0.95).estimate())
        .isEqualTo(ReferenceRows.number(row, "estimate"), within(1e-12));
  }

  private static List<MatchedRates> rates(
      NamedCsvRecord row, String first, String second, String answers) {
    int m = ReferenceRows.whole(row, answers);
    double[] yes = ReferenceRows.numbers(row, first);
    double[] other = ReferenceRows.numbers(row, second);
    return IntStream.range(0, yes.length)
        .mapToObj(i -> new MatchedRates((int) yes[i], m, (int) other[i], m))
        .toList();
  }

  @Test
  void aRequestThatTurnsAroundCountsTwice() {
    MatchedGaps gaps = new MatchedGaps(List.of(FIRST_ONLY), List.of(SECOND_ONLY));
    assertThat(gaps.difference(0.95).estimate()).isEqualTo(2.0);
    assertThat(gaps.test().pValue()).isEqualTo(1.0);
  }

  @Test
  void nothingIsToldWhereNoRequestDiffers() {
    List<MatchedRates> still = Collections.nCopies(60, NEITHER);
    MatchedGaps gaps = new MatchedGaps(still, still);
    assertThat(gaps.test().pValue()).isEqualTo(1.0);
    assertThat(gaps.difference(0.95).interval().width()).isGreaterThan(0.1);
  }

  @Test
  void differencesWithoutACommonUnitAreTestedBySampledPatterns() {
    List<MatchedRates> first = new ArrayList<>();
    for (int answers : new int[] {97, 101, 103, 107, 109, 113, 127, 131}) {
      first.add(new MatchedRates(answers, answers, 1, answers));
    }
    MatchedGaps gaps = new MatchedGaps(first, Collections.nCopies(first.size(), NEITHER));
    assertThat(gaps.test().exact()).isFalse();
    assertThat(gaps.test().pValue()).isEqualTo(2.0 / 256, within(0.003));
  }

  @Test
  void requestsThatDoNotMatchAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchedGaps(List.of(FIRST_ONLY, NEITHER), List.of(NEITHER)))
        .withMessageContaining("2 and 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new MatchedGaps(List.of(), List.of()));
  }

  /**
   * Rates of compliance, monitored and unmonitored, in the scenario and in its control; what is
   * hard in one is hard in the other where answers hang together. In 1,000 repetitions the standard
   * error of a simulated share is 0.007.
   */
  @ParameterizedTest
  @CsvSource({
    // The gap stays.
    "20, 0.14, 0.005, 0.14, 0.005, false",
    "60, 0.14, 0.005, 0.14, 0.005, false",
    "120, 0.14, 0.005, 0.14, 0.005, false",
    "60, 0.3, 0.1, 0.3, 0.1, true",
    "120, 0.5, 0.3, 0.5, 0.3, true",
    // There is none in either.
    "20, 0.5, 0.5, 0.2, 0.2, false",
    "60, 0.02, 0.02, 0.02, 0.02, false",
    "120, 0.01, 0.01, 0.3, 0.3, true",
    // It goes away, or turns around.
    "20, 0.3, 0.005, 0.005, 0.005, false",
    "60, 0.14, 0.005, 0.005, 0.005, false",
    "120, 0.14, 0.005, 0.005, 0.005, true",
    "60, 0.3, 0.1, 0.1, 0.3, true",
  })
  void theIntervalHoldsTheTruthAndTheTestKeepsItsLevelOnFewRequests(
      int requests, double a, double b, double c, double d, boolean together) {
    SplittableRandom random = new SplittableRandom(1979);
    int runs = 1_000;
    int covered = 0;
    int sizesCovered = 0;
    int refuted = 0;
    for (int run = 0; run < runs; run++) {
      List<MatchedRates> first = new ArrayList<>();
      List<MatchedRates> second = new ArrayList<>();
      for (int request = 0; request < requests; request++) {
        double easy = random.nextDouble();
        first.add(asked(a, b, easy, together, random));
        second.add(asked(c, d, easy, together, random));
      }
      MatchedGaps gaps = new MatchedGaps(first, second);
      ConfidenceInterval interval = gaps.difference(0.95).interval();
      covered += interval.contains(a - b - (c - d)) ? 1 : 0;
      sizesCovered +=
          GapDifference.ofSizes(first, second, 0.95)
                  .interval()
                  .contains(Math.abs(a - b) - Math.abs(c - d))
              ? 1
              : 0;
      refuted += gaps.test().pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(covered / (double) runs).isGreaterThan(0.93);
    assertThat(sizesCovered / (double) runs).isGreaterThan(0.93);
    if (Math.abs(a - b - (c - d)) < 1e-12) {
      assertThat(refuted / (double) runs).isLessThan(0.065);
    } else if (requests >= 60) {
      assertThat(refuted / (double) runs).isGreaterThan(0.5);
    }
  }

  private static MatchedRates asked(
      double monitored, double unmonitored, double easy, boolean together, SplittableRandom r) {
    return new MatchedRates(
        (together ? easy : r.nextDouble()) < monitored ? 1 : 0,
        1,
        (together ? easy : r.nextDouble()) < unmonitored ? 1 : 0,
        1);
  }
}
