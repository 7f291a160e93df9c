package dev.candor.stats;

import java.util.function.DoubleFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Two one-sided tests: is the difference shown to be smaller in size than a limit?
 *
 * <p>Equivalence is shown at level a if both "the difference is at most -limit" and "the difference
 * is at least +limit" are rejected at level a, which is so exactly if the two-sided interval of
 * confidence 1 - 2 a lies within the limit. A gate whose two-sided interval has the confidence c
 * therefore tests at a = (1 - c) / 2: at 0.95 each test has the level 0.025, half of the 0.05 that
 * is usual for equivalence, which would be an interval of 0.90. Because the p-value is found by
 * turning that interval around, test and gate never disagree, whichever method the interval has.
 * Only the p-value of a bootstrap ends at {@link BcaInterval#LEAST_P_VALUE}: beyond the confidence
 * at which that is the level, 0.9998, it does not follow where its interval still seems to lead.
 * Source: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680.
 *
 * @param limit the equivalence margin, not negative
 * @param confidence two-sided confidence of the interval that decides, inside (0, 1)
 * @param pValue the larger of the two one-sided p-values, in (0, 1); no smaller than {@value
 *     #LEAST_P_VALUE}, where confidences can no longer be told from 1, or than what the resamples
 *     of a bootstrap can show
 * @param smallestLimit the smallest limit that would have been shown at this confidence, not
 *     negative
 */
public record Equivalence(double limit, double confidence, double pValue, double smallestLimit) {

  /** No p-value is given as smaller than this; one from a bootstrap stays far above. */
  public static final double LEAST_P_VALUE = 1e-15;

  /** Nearer to 0 and 1 the quantiles behind some intervals lose their digits. */
  private static final double LEAST_Z = 1e-6;

  private static final double LARGEST_Z = 7.9;
  private static final int MOST_EVALUATIONS = 200;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a limit is negative, or confidence or p-value are not
   *     inside (0, 1)
   */
  public Equivalence {
    ConfidenceInterval.requireConfidence(confidence);
    if (!(limit >= 0.0 && smallestLimit >= 0.0)) {
      throw new IllegalArgumentException(
          "a limit is never negative, not %s and %s".formatted(limit, smallestLimit));
    }
    if (!(pValue > 0.0 && pValue < 1.0)) {
      throw new IllegalArgumentException("a p-value lies inside (0, 1), not " + pValue);
    }
  }

  /**
   * Tests the difference of matched pairs with the interval that it has.
   *
   * @param difference what the pairs say
   * @param limit the equivalence margin, not negative
   * @param confidence two-sided confidence of the interval that decides, inside (0, 1)
   * @throws IllegalArgumentException if limit or confidence are out of range
   */
  public static Equivalence of(PairedDifference difference, double limit, double confidence) {
    return between(difference, difference, limit, confidence);
  }

  /**
   * Tests a difference of which only bounds are known: whatever it is between them, it has to be
   * shown to be smaller than the limit.
   *
   * @param lowest what the pairs say if it is as low as possible
   * @param highest what they say if it is as high as possible
   * @param limit the equivalence margin, not negative
   * @param confidence two-sided confidence of the intervals that decide, inside (0, 1)
   * @throws IllegalArgumentException if limit or confidence are out of range
   */
  public static Equivalence between(
      PairedDifference lowest, PairedDifference highest, double limit, double confidence) {
    requireLimit(limit);
    double notBelow = notBelow(limit, highest.estimate(), highest::interval, highest.leastPValue());
    double notAbove =
        notBelow(
            limit, -lowest.estimate(), c -> lowest.interval(c).mirrored(), lowest.leastPValue());
    return new Equivalence(
        limit,
        confidence,
        Math.max(notBelow, notAbove),
        Math.max(-lowest.interval(confidence).low(), highest.interval(confidence).high()));
  }

  /**
   * Tests any estimate that has intervals.
   *
   * @param estimate the estimate
   * @param intervals its interval at every confidence; more confidence is wider
   * @param limit the equivalence margin, not negative
   * @param confidence two-sided confidence of the interval that decides, inside (0, 1)
   * @throws IllegalArgumentException if limit or confidence are out of range
   */
  public static Equivalence of(
      double estimate,
      DoubleFunction<ConfidenceInterval> intervals,
      double limit,
      double confidence) {
    requireLimit(limit);
    DoubleFunction<ConfidenceInterval> mirrored = c -> intervals.apply(c).mirrored();
    double pValue =
        Math.max(
            notBelow(limit, estimate, intervals, LEAST_P_VALUE),
            notBelow(limit, -estimate, mirrored, LEAST_P_VALUE));
    ConfidenceInterval interval = intervals.apply(confidence);
    return new Equivalence(limit, confidence, pValue, Math.max(-interval.low(), interval.high()));
  }

  private static void requireLimit(double limit) {
    if (!(limit >= 0.0)) {
      throw new IllegalArgumentException("a limit is never negative, not " + limit);
    }
  }

  /**
   * One-sided p-value of "the true value is at least the limit", from the interval turned around.
   */
  private static double notBelow(
      double limit, double estimate, DoubleFunction<ConfidenceInterval> intervals, double least) {
    return estimate <= limit
        ? Math.max(least, tail(z -> limit - intervals.apply(Normal.within(z)).high()))
        : 1.0 - Math.max(least, tail(z -> intervals.apply(Normal.within(z)).low() - limit));
  }

  /** The tail beyond the z at which an interval that grows with z has used up its room. */
  private static double tail(UnivariateFunction room) {
    if (room.value(LEAST_Z) <= 0.0) {
      return 0.5;
    }
    if (room.value(LARGEST_Z) >= 0.0) {
      return LEAST_P_VALUE;
    }
    return Normal.upperTail(
        new BrentSolver(1e-14, 1e-14, 1e-17).solve(MOST_EVALUATIONS, room, LEAST_Z, LARGEST_Z));
  }

  /** Whether equivalence is shown: the interval lies within the limit. */
  public boolean isShown() {
    return smallestLimit <= limit;
  }

  /** The level of each of the two tests, inside (0, 0.5): (1 - confidence) / 2. */
  public double level() {
    return (1.0 - confidence) / 2.0;
  }

  /**
   * Both must be shown: the larger p-value and the larger limit. No adjustment is needed, because
   * passing takes both. Source: Berger, Technometrics 24 (1982) 295-300.
   *
   * @param other a test at the same limit and confidence
   * @throws IllegalArgumentException if limit or confidence differ
   */
  public Equivalence and(Equivalence other) {
    if (other.limit != limit || other.confidence != confidence) {
      throw new IllegalArgumentException(
          "only tests at one limit and confidence go together, not %s and %s"
              .formatted(this, other));
    }
    return new Equivalence(
        limit,
        confidence,
        Math.max(pValue, other.pValue),
        Math.max(smallestLimit, other.smallestLimit));
  }
}
