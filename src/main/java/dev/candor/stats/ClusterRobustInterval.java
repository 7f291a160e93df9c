package dev.candor.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The t interval for the mean difference of matched pairs, with the pair as the cluster: answers to
 * one request may depend on each other in any way, requests are independent.
 *
 * <p>The variance of the mean is the sample variance of the differences over n, which is the
 * cluster-robust sandwich with the correction n / (n - 1), called CR1; the quantile is that of t
 * with n - 1 degrees of freedom. Sources: Liang and Zeger, Biometrika 73 (1986) 13-22; Cameron and
 * Miller, Journal of Human Resources 50 (2015) 317-372, sections II.B and VI.B.
 *
 * <p>It uses what several answers per request add, but leans on a nearly normal mean: with few
 * pairs that differ at all it covers less than it says.
 */
public final class ClusterRobustInterval {

  /** Name of the method, as reports print it. */
  public static final String METHOD = "cluster-robust t interval";

  private ClusterRobustInterval() {}

  /**
   * The interval for the mean difference.
   *
   * @param differences at least two distinct differences
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds around the mean, cut off at -1 and 1
   * @throws IllegalArgumentException if all differences are equal, so that their spread is unknown,
   *     or the confidence is out of range
   */
  public static ConfidenceInterval of(Differences differences, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    if (differences.allEqual()) {
      throw new IllegalArgumentException("all differences are equal, so their spread is unknown");
    }
    long n = differences.n();
    double mean = differences.mean();
    // The lower quantile, because 1 - confidence keeps its digits where confidence is near 1.
    double t = -new TDistribution(n - 1.0).inverseCumulativeProbability((1.0 - confidence) / 2.0);
    double half = t * Math.sqrt(differences.variance() / n);
    return new ConfidenceInterval(
        Math.max(-1.0, mean - half), Math.min(1.0, mean + half), confidence);
  }
}
