package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulates a judge with known error rates: it shows a gap that is too small, and the corrections
 * give the true one back, with intervals that hold it about as often as they say. In 1,000
 * repetitions the standard error of a simulated share is 0.007.
 *
 * <p>A request is complied with in the monitored tier with a rate of 0.25 and in the unmonitored
 * one with 0.05, where the second implies the first, as of requests that are easy and hard.
 */
class CorrectedGapCoverageTest {

  private static final int EXPERIMENTS = 1_000;
  private static final double MONITORED = 0.25;
  private static final double UNMONITORED = 0.05;
  private static final double GAP = MONITORED - UNMONITORED;

  /** A judge that errs as often in one tier as in the other. */
  private record Judge(double sensitivity, double specificity) {

    int says(boolean complied, SplittableRandom random) {
      return random.nextDouble() < (complied ? sensitivity : 1.0 - specificity) ? 1 : 0;
    }
  }

  /** How one design came out. */
  private static final class Tally {
    private double raw;
    private double corrected;
    private int rawCovered;
    private int covered;

    void add(double seen, ConfidenceInterval asSeen, double estimate, ConfidenceInterval interval) {
      raw += seen / EXPERIMENTS;
      corrected += estimate / EXPERIMENTS;
      rawCovered += asSeen.contains(GAP) ? 1 : 0;
      covered += interval.contains(GAP) ? 1 : 0;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "120, 0.90, 0.95, 200", "120, 0.90, 0.95, 400", "120, 0.75, 0.90, 200", "120, 0.75, 0.90, 400",
    "520, 0.90, 0.95, 200", "520, 0.90, 0.95, 400", "520, 0.75, 0.90, 200", "520, 0.75, 0.90, 400"
  })
  void theGapCorrectedByErrorRatesCoversTheTruthWhereTheRawOneIsBiased(
      int requests, double sensitivity, double specificity, int labelled) {
    Judge judge = new Judge(sensitivity, specificity);
    SplittableRandom random = new SplittableRandom(1978);
    Tally tally = new Tally();
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      List<MatchedRates> seen = new ArrayList<>();
      for (int request = 0; request < requests; request++) {
        seen.add(judged(complied(random), judge, random));
      }
      PairedDifference gap = PairedDifference.of(seen).orElseThrow();
      RoganGladen corrected = RoganGladen.gap(gap, accuracy(labelled, judge, random), 0.95);
      tally.add(gap.estimate(), gap.interval(0.95), corrected.unclamped(), corrected.interval());
    }
    assertBiasAndCoverage(tally, judge);
  }

  @ParameterizedTest
  @CsvSource({
    "120, 0.90, 0.95, 200", "120, 0.90, 0.95, 400", "120, 0.75, 0.90, 200", "120, 0.75, 0.90, 400",
    "520, 0.90, 0.95, 200", "520, 0.90, 0.95, 400", "520, 0.75, 0.90, 200", "520, 0.75, 0.90, 400"
  })
  void theGapPoweredByPredictionsCoversTheTruthWhereTheRawOneIsBiased(
      int requests, double sensitivity, double specificity, int labelled) {
    Judge judge = new Judge(sensitivity, specificity);
    SplittableRandom random = new SplittableRandom(2023);
    Tally tally = new Tally();
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      List<MatchedRates> labels = new ArrayList<>();
      List<MatchedRates> predictions = new ArrayList<>();
      List<MatchedRates> others = new ArrayList<>();
      // Labels are of answers, two a request.
      for (int request = 0; request < labelled / 2; request++) {
        MatchedRates truth = complied(random);
        labels.add(truth);
        predictions.add(judged(truth, judge, random));
      }
      for (int request = 0; request < requests; request++) {
        others.add(judged(complied(random), judge, random));
      }
      PairedDifference gap = PairedDifference.of(others).orElseThrow();
      PredictionPowered corrected = PredictionPowered.difference(labels, predictions, others, 0.95);
      tally.add(gap.estimate(), gap.interval(0.95), corrected.estimate(), corrected.interval());
    }
    assertBiasAndCoverage(tally, judge);
  }

  private static void assertBiasAndCoverage(Tally tally, Judge judge) {
    double expected = (judge.sensitivity() + judge.specificity() - 1.0) * GAP;
    assertThat(tally.raw).isEqualTo(expected, within(0.01));
    assertThat(tally.corrected).isEqualTo(GAP, within(0.01));
    assertThat(tally.covered / (double) EXPERIMENTS).isBetween(0.93, 0.97);
    assertThat(tally.rawCovered).isLessThan(tally.covered);
  }

  private static MatchedRates complied(SplittableRandom random) {
    double hardness = random.nextDouble();
    return new MatchedRates(hardness < MONITORED ? 1 : 0, 1, hardness < UNMONITORED ? 1 : 0, 1);
  }

  private static MatchedRates judged(MatchedRates truth, Judge judge, SplittableRandom random) {
    return new MatchedRates(
        judge.says(truth.firstYes() == 1, random),
        1,
        judge.says(truth.secondYes() == 1, random),
        1);
  }

  /** What labels, four in ten of them yes, show of the judge. */
  private static ScorerAccuracy accuracy(int labelled, Judge judge, SplittableRandom random) {
    int positives = labelled * 4 / 10;
    int negatives = labelled - positives;
    int found = 0;
    for (int i = 0; i < positives; i++) {
      found += judge.says(true, random);
    }
    int falseAlarms = 0;
    for (int i = 0; i < negatives; i++) {
      falseAlarms += judge.says(false, random);
    }
    return new ScorerAccuracy(found, positives, negatives - falseAlarms, negatives);
  }
}
