package dev.candor.stats;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The score interval for an area under the ROC curve of which only the value is known: it holds
 * every area A that lies within z standard errors of the observed one, with the variance
 *
 * <pre>A (1 - A) (1 + N ((1 - A) / (2 - A) + A / (1 + A))) / (m n),  N = (m + n) / 2 - 1</pre>
 *
 * of m positives and n negatives. Source: Newcombe, Statistics in Medicine 25 (2006) 559-573,
 * method 5, after Hanley and McNeil, Radiology 143 (1982) 29-36.
 */
final class NewcombeAreaInterval {

  private static final int MOST_EVALUATIONS = 1_000;

  private NewcombeAreaInterval() {}

  static ConfidenceInterval of(double area, int positives, int negatives, double confidence) {
    double z = Normal.twoSided(confidence);
    // The variance is the same for A and 1 - A, so one side is enough.
    return new ConfidenceInterval(
        lowerLimit(area, positives, negatives, z),
        1.0 - lowerLimit(1.0 - area, positives, negatives, z),
        confidence);
  }

  private static double lowerLimit(double area, int positives, int negatives, double z) {
    if (area == 0.0) {
      return 0.0;
    }
    double mean = (positives + (double) negatives) / 2.0 - 1.0;
    double pairs = (double) positives * negatives;
    DoubleUnaryOperator perOutcome =
        a -> z * z * a * (1.0 + mean * ((1.0 - a) / (2.0 - a) + a / (1.0 + a))) / pairs;
    // Of an area of 1, 1 itself is a root; divided by 1 - A, only the other one is left.
    UnivariateFunction excess =
        area == 1.0
            ? a -> (1.0 - a) - perOutcome.applyAsDouble(a)
            : a -> (area - a) * (area - a) - (1.0 - a) * perOutcome.applyAsDouble(a);
    return new BrentSolver(1e-15, 1e-15, Double.MIN_VALUE)
        .solve(MOST_EVALUATIONS, excess, 0.0, area);
  }
}
