package dev.candor.stats;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.moment.Variance;

/**
 * Two sets of scores, compared each with each: where every score stands among those of the other
 * class. Sorting makes it n log n steps for n scores.
 */
final class Placements {

  private final double[] ofPositives;
  private final double[] ofNegatives;

  Placements(double[] scoresOfPositives, double[] scoresOfNegatives) {
    double[] positives = sorted(scoresOfPositives);
    double[] negatives = sorted(scoresOfNegatives);
    this.ofPositives = placements(positives, negatives);
    this.ofNegatives = placements(negatives, positives);
  }

  /** Whether a class has no member, so that nothing is compared. */
  boolean isEmpty() {
    return ofPositives.length == 0 || ofNegatives.length == 0;
  }

  /** Share of comparisons that the positive wins, ties half. */
  double area() {
    // The sum is one of halves and has no rounding.
    return Arrays.stream(ofPositives).sum() / ((double) ofPositives.length * ofNegatives.length);
  }

  /**
   * Standard error of the area, of DeLong, DeLong and Clarke-Pearson (1988); 0 if all members of a
   * class stand alike, not a number if a class has a single member.
   */
  double standardError() {
    return Math.sqrt(variance(ofPositives, ofNegatives) + variance(ofNegatives, ofPositives));
  }

  /** Degrees of freedom of that standard error, by Satterthwaite's approximation. */
  double degreesOfFreedom() {
    double first = variance(ofPositives, ofNegatives);
    double second = variance(ofNegatives, ofPositives);
    return (first + second)
        * (first + second)
        / (first * first / (ofPositives.length - 1) + second * second / (ofNegatives.length - 1));
  }

  /** What the members of one class add to the variance of the area. */
  private static double variance(double[] placements, double[] others) {
    return placements.length < 2
        ? Double.NaN
        : new Variance().evaluate(placements) / placements.length / others.length / others.length;
  }

  private static double[] sorted(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    // NaN is sorted to the end.
    if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("a score is a number, not NaN");
    }
    return sorted;
  }

  /** For each score the number of others below it, equal ones counted half. */
  private static double[] placements(double[] scores, double[] others) {
    double[] placements = new double[scores.length];
    int below = 0;
    int notAbove = 0;
    for (int i = 0; i < scores.length; i++) {
      while (below < others.length && others[below] < scores[i]) {
        below++;
      }
      while (notAbove < others.length && others[notAbove] <= scores[i]) {
        notAbove++;
      }
      // Halves apart, as their sum may be beyond an int.
      placements[i] = below / 2.0 + notAbove / 2.0;
    }
    return placements;
  }
}
