package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulates the promise of the intervals of kappa and AUROC: in 2,000 repetitions they hold the
 * true value about as often as they say. The standard error of each simulated share is 0.005.
 */
class AgreementCoverageTest {

  private static final int EXPERIMENTS = 2_000;

  /** A judge against a person on as many answers as one has labels of. */
  @ParameterizedTest
  @CsvSource({
    "100, 0.3, 0.8",
    "200, 0.5, 0.6",
    "200, 0.3, 0.8",
    "200, 0.1, 0.9",
    "400, 0.3, 0.9",
    "400, 0.1, 0.8"
  })
  void coversTheTrueKappa(int answers, double yes, double truth) {
    double apart = (1.0 - truth) * yes * (1.0 - yes);
    SplittableRandom random = new SplittableRandom(1969);
    int covered = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      int[][] table = new int[2][2];
      for (int answer = 0; answer < answers; answer++) {
        double u = random.nextDouble();
        int first = u < yes ? 0 : 1;
        boolean alike = first == 0 ? u >= apart : u < 1.0 - apart;
        table[first][alike ? first : 1 - first]++;
      }
      CohenKappa kappa = CohenKappa.of(table, 0.95).orElseThrow();
      covered += kappa.interval().contains(truth) ? 1 : 0;
    }
    assertThat((double) covered / EXPERIMENTS).isBetween(0.935, 0.975);
  }

  /** Scores as a judge with several votes gives them, with many ties, and continuous ones. */
  @ParameterizedTest
  @CsvSource({
    "30, 70, 0.85, 0",
    "100, 100, 0.75, 0",
    "100, 100, 0.92, 0",
    "40, 160, 0.85, 5",
    "100, 100, 0.92, 5"
  })
  void coversTheTrueArea(int positives, int negatives, double area, int votes) {
    assertThat(coverage(positives, negatives, area, votes)).isBetween(0.935, 0.97);
  }

  @Test
  void coversSomewhatLessWhereFewPositivesAreNearlyAlwaysOnTop() {
    assertThat(coverage(20, 180, 0.97, 10)).isBetween(0.91, 0.94);
  }

  private static double coverage(int positives, int negatives, double area, int votes) {
    double shift = Math.sqrt(2.0) * Normal.quantile(area);
    double truth = votes == 0 ? area : areaOfVotes(shift, votes);
    SplittableRandom random = new SplittableRandom(1988);
    int covered = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      double[] ofPositives = scores(random, positives, shift, votes);
      double[] ofNegatives = scores(random, negatives, 0.0, votes);
      RocArea estimate = RocArea.of(ofPositives, ofNegatives, 0.95).orElseThrow();
      covered += estimate.interval().contains(truth) ? 1 : 0;
    }
    return (double) covered / EXPERIMENTS;
  }

  private static double[] scores(RandomGenerator random, int count, double mean, int votes) {
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = vote(mean + random.nextGaussian(), votes);
    }
    return scores;
  }

  /** The score itself, or the share of yes among some votes that it comes closest to. */
  private static double vote(double score, int votes) {
    return votes == 0 ? score : Math.max(0.0, Math.min(votes, Math.rint(votes / 2.0 + score)));
  }

  /** Wins of the shifted over the plain scores, ties half, from the shares of each vote. */
  private static double areaOfVotes(double shift, int votes) {
    double area = 0.0;
    double below = 0.0;
    for (int vote = 0; vote <= votes; vote++) {
      double plain = share(0.0, vote, votes);
      area += share(shift, vote, votes) * (below + plain / 2.0);
      below += plain;
    }
    return area;
  }

  private static double share(double mean, int vote, int votes) {
    NormalDistribution score = new NormalDistribution(mean + votes / 2.0, 1.0);
    double upTo = vote == votes ? 1.0 : score.cumulativeProbability(vote + 0.5);
    return upTo - (vote == 0 ? 0.0 : score.cumulativeProbability(vote - 0.5));
  }
}
