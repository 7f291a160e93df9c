package dev.candor.stats;

import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Erf;

/**
 * The score interval for the difference of two rates in matched pairs.
 *
 * <p>It holds every difference d that the score test does not reject. With b and c discordant pairs
 * among n and z the normal quantile, the limits solve
 *
 * <pre>(b - c - n d) / sqrt(n (2 q + d (1 - d))) = +z or -z</pre>
 *
 * where q, the most likely rate of {@code secondOnly} pairs given d, solves a quadratic equation.
 * Unlike the Wald interval it never leaves [-1, 1] and has a sensible width when no pair is
 * discordant. Source: Tango, Statistics in Medicine 17 (1998) 891-908.
 */
public final class TangoInterval {

  /** Name of the method, as reports print it. */
  public static final String METHOD = "Tango 1998 score interval";

  private static final int MOST_EVALUATIONS = 1_000;

  /** Some spacings of the doubles below 1; the solver needs room inside its bracket. */
  private static final double LEAST_BRACKET = 1e-15;

  private TangoInterval() {}

  /**
   * The interval for the first rate minus the second.
   *
   * @param table the pairs; fractional counts are admitted
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [-1, 1] around {@link PairedTable#difference()}, exact to about 1e-12
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public static ConfidenceInterval of(PairedTable table, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    double z = Math.sqrt(2.0) * Erf.erfInv(confidence);
    // One side is enough: the lower limit is the upper limit of the swapped pairs, mirrored.
    return new ConfidenceInterval(
        -upperLimit(table.swapped(), z), upperLimit(table, z), confidence);
  }

  private static double upperLimit(PairedTable table, double z) {
    double estimate = table.difference();
    double n = table.n();
    // Where all pairs agree the variance at the estimate is 0, so the estimate is a root as well
    // and
    // brackets nothing; there the equation has solutions in closed form.
    if (1.0 - estimate < LEAST_BRACKET) {
      return 1.0;
    }
    if (estimate == -1.0) {
      return (z * z - n) / (z * z + n);
    }
    if (table.discordant() == 0.0) {
      return z * z / (z * z + n);
    }
    BrentSolver solver = new BrentSolver(1e-15, 1e-15, Double.MIN_VALUE);
    double limit =
        solver.solve(
            MOST_EVALUATIONS,
            d -> d - estimate - z * Math.sqrt(variance(table, d) / n),
            estimate,
            1.0);
    return Math.max(estimate, Math.min(1.0, limit));
  }

  /** Variance of one pair's difference when the true difference is d. */
  private static double variance(PairedTable table, double d) {
    // For d >= 0 no two terms of the variance cancel; swapping the pairs makes it so.
    return d >= 0.0 ? varianceForPositive(table, d) : varianceForPositive(table.swapped(), -d);
  }

  private static double varianceForPositive(PairedTable table, double d) {
    double n = table.n();
    double linear = 2.0 * d - (table.firstOnly() * (1.0 + d) + table.secondOnly() * (1.0 - d)) / n;
    double constant = table.secondOnly() / n * d * (1.0 - d);
    double root = Math.sqrt(linear * linear + 8.0 * constant);
    // The larger root of 2 q^2 + linear q - constant = 0, in the form that does not cancel.
    double q = linear <= 0.0 ? (root - linear) / 4.0 : 2.0 * constant / (root + linear);
    return 2.0 * q + d * (1.0 - d);
  }
}
