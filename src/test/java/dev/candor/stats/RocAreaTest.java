package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RocAreaTest {

  /** The three screening tests of DeLong et al. (1988), as in the manual of SAS's LOGISTIC. */
  private static final double[][] OVARIAN_CANCER = {
    {3.0, 5.8, 10, 0}, {3.2, 6.3, 5, 1}, {3.9, 6.8, 3, 1}, {2.8, 4.8, 6, 0}, {3.2, 5.8, 3, 1},
    {0.9, 4.0, 5, 0}, {2.5, 5.7, 8, 0}, {1.6, 5.6, 5, 1}, {3.8, 5.7, 5, 1}, {3.7, 6.7, 6, 1},
    {3.2, 5.4, 4, 1}, {3.8, 6.6, 6, 1}, {4.1, 6.6, 5, 1}, {3.6, 5.7, 5, 1}, {4.3, 7.0, 4, 1},
    {3.6, 6.7, 4, 0}, {2.3, 4.4, 6, 1}, {4.2, 7.6, 4, 0}, {4.0, 6.6, 6, 0}, {3.5, 5.8, 6, 1},
    {3.8, 6.8, 7, 1}, {3.0, 4.7, 8, 0}, {4.5, 7.4, 5, 1}, {3.7, 7.4, 5, 1}, {3.1, 6.6, 6, 1},
    {4.1, 8.2, 6, 1}, {4.3, 7.0, 5, 1}, {4.3, 6.5, 4, 1}, {3.2, 5.1, 5, 1}, {2.6, 4.7, 6, 1},
    {3.3, 6.8, 6, 0}, {1.7, 4.0, 7, 0}, {3.7, 6.1, 5, 1}, {3.3, 6.3, 7, 1}, {4.2, 7.7, 6, 1},
    {3.5, 6.2, 5, 1}, {2.9, 5.7, 9, 0}, {2.1, 4.8, 7, 1}, {2.8, 6.2, 8, 0}, {4.0, 7.0, 7, 1},
    {3.3, 5.7, 6, 1}, {3.7, 6.9, 5, 1}, {3.6, 6.6, 5, 1}
  };

  @Test
  void reproducesAreasAndStandardErrorsOfTheDataOfDeLong() {
    assertPublished(placements(0, 1.0), 0.7366, 0.0927);
    assertPublished(placements(1, 1.0), 0.6478, 0.1000);
    assertPublished(placements(2, -1.0), 0.7258, 0.1028);
  }

  @Test
  void reproducesTheRatingsOfHanleyAndMcNeil() {
    // Hanley and McNeil (1982): CT images of 51 abnormal and 58 normal patients, rated
    // from 1 to 5; area 0.893, in Stata's roctab 0.8932 with DeLong's standard error 0.0307.
    Placements ratings = new Placements(ratings(3, 2, 2, 11, 33), ratings(33, 6, 6, 11, 2));
    assertPublished(ratings, 0.8932, 0.0307);
  }

  @Property(tries = 300)
  void negatedScoresOrSwappedClassesHaveTheRestOfOne(
      @ForAll("scores") double[] positives, @ForAll("scores") double[] negatives) {
    RocArea area = RocArea.of(positives, negatives, 0.95).orElseThrow();
    assertMirrored(
        area, RocArea.of(times(positives, -1), times(negatives, -1), 0.95).orElseThrow());
    assertMirrored(area, RocArea.of(negatives, positives, 0.95).orElseThrow());
  }

  @Property(tries = 300)
  void onlyTheOrderOfScoresCounts(
      @ForAll("scores") double[] positives, @ForAll("scores") double[] negatives) {
    RocArea area = RocArea.of(positives, negatives, 0.9).orElseThrow();
    assertThat(RocArea.of(exponentials(positives), exponentials(negatives), 0.9)).hasValue(area);
  }

  @Property(tries = 300)
  void theIntervalHoldsTheAreaAndStaysWithinZeroAndOne(
      @ForAll("scores") double[] positives, @ForAll("scores") double[] negatives) {
    RocArea area = RocArea.of(positives, negatives, 0.95).orElseThrow();
    assertThat(area.interval().contains(area.auroc())).isTrue();
    assertThat(area.interval().low()).isGreaterThanOrEqualTo(0.0);
    assertThat(area.interval().high()).isLessThanOrEqualTo(1.0);
    assertThat(area.interval().width()).isPositive();
  }

  @Property(tries = 100)
  void leavesTheGivenScoresAsTheyAre(@ForAll("scores") double[] scores) {
    double[] before = scores.clone();
    RocArea.of(scores, scores, 0.95);
    assertThat(scores).containsExactly(before);
  }

  @Test
  void scoresThatTellAllOrNothingAreNotKnownToDoSoAlways() {
    double[] high = {3, 4, 5};
    double[] low = {0, 1, 2};
    RocArea all = RocArea.of(high, low, 0.95).orElseThrow();
    assertThat(all.auroc()).isEqualTo(1.0);
    assertThat(all.interval().low()).isBetween(0.3, 0.7);
    assertThat(all.interval().high()).isEqualTo(1.0);

    double[] same = {0.5, 0.5};
    RocArea nothing = RocArea.of(same, same, 0.95).orElseThrow();
    assertThat(nothing.auroc()).isEqualTo(0.5);
    assertThat(nothing.interval().width()).isGreaterThan(0.5);
  }

  @Test
  void infiniteScoresAndZerosOfEitherSignHaveTheirPlaceInTheOrder() {
    double[] positives = {Double.POSITIVE_INFINITY, 0.0};
    double[] negatives = {Double.NEGATIVE_INFINITY, -0.0};
    assertThat(RocArea.of(positives, negatives, 0.95).orElseThrow().auroc()).isEqualTo(3.5 / 4.0);
  }

  @Test
  void manyScoresTakeNoTableOfAllComparisons() {
    // A table of them would have 4e10 entries.
    double[] even = IntStream.range(0, 200_000).mapToDouble(i -> 2.0 * i).toArray();
    double[] odd = IntStream.range(0, 200_000).mapToDouble(i -> 2.0 * i + 1).toArray();
    assertThat(RocArea.of(odd, even, 0.95).orElseThrow().auroc())
        .isEqualTo(0.5 + 0.5 / 200_000, within(1e-12));
  }

  @Test
  void isEmptyWithoutPositivesOrNegativesAndRefusesWhatIsNoScore() {
    double[] none = {};
    double[] one = {1};
    assertThat(RocArea.of(none, one, 0.95)).isEmpty();
    assertThat(RocArea.of(one, none, 0.95)).isEmpty();
    double[] notANumber = {1, Double.NaN, 2};
    assertThatIllegalArgumentException().isThrownBy(() -> RocArea.of(notANumber, one, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> RocArea.of(none, notANumber, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> RocArea.of(one, one, 95));
  }

  /** Few different values, so that ties within and between the classes are frequent. */
  @Provide
  Arbitrary<double[]> scores() {
    return Arbitraries.integers()
        .between(-8, 8)
        .map(i -> i / 4.0)
        .array(Double[].class)
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(scores -> Arrays.stream(scores).mapToDouble(Double::doubleValue).toArray());
  }

  private static Placements placements(int test, double sign) {
    return new Placements(column(test, sign, 1.0), column(test, sign, 0.0));
  }

  private static double[] column(int test, double sign, double outcome) {
    return Arrays.stream(OVARIAN_CANCER)
        .filter(patient -> patient[3] == outcome)
        .mapToDouble(patient -> sign * patient[test])
        .toArray();
  }

  private static double[] ratings(int... counts) {
    return IntStream.range(0, counts.length)
        .flatMap(rating -> IntStream.generate(() -> rating + 1).limit(counts[rating]))
        .mapToDouble(rating -> rating)
        .toArray();
  }

  private static double[] times(double[] scores, double factor) {
    return Arrays.stream(scores).map(score -> factor * score).toArray();
  }

  private static double[] exponentials(double[] scores) {
    return Arrays.stream(scores).map(Math::exp).toArray();
  }

  private static void assertPublished(Placements placements, double area, double error) {
    assertThat(placements.area()).isEqualTo(area, within(5e-5));
    assertThat(placements.standardError()).isEqualTo(error, within(5e-5));
  }

  private static void assertMirrored(RocArea area, RocArea mirrored) {
    assertThat(mirrored.auroc()).isEqualTo(1.0 - area.auroc(), within(1e-12));
    assertThat(mirrored.interval().low()).isEqualTo(1.0 - area.interval().high(), within(1e-9));
    assertThat(mirrored.interval().high()).isEqualTo(1.0 - area.interval().low(), within(1e-9));
  }
}
