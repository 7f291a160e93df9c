package dev.candor.stats;

/**
 * A range of values that the data do not contradict.
 *
 * <p>For a compliance rate the bounds lie in [0, 1], for a difference of rates in [-1, 1]; the
 * record itself holds any finite numbers.
 *
 * @param low lower bound, at most {@code high}
 * @param high upper bound
 * @param confidence two-sided confidence level, inside (0, 1); 0.95 for a 95 % interval
 */
public record ConfidenceInterval(double low, double high, double confidence) {

  /**
   * Checks the bounds and the confidence.
   *
   * @throws IllegalArgumentException if a bound is not finite, the bounds are in the wrong order or
   *     the confidence is not inside (0, 1)
   */
  public ConfidenceInterval {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException(
          "an interval needs finite bounds in ascending order, not [%s, %s]".formatted(low, high));
    }
    requireConfidence(confidence);
  }

  /** Whether the value lies in the interval, bounds included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether zero lies outside: the difference is significant at level 1 - confidence. */
  public boolean excludesZero() {
    return !contains(0.0);
  }

  /**
   * Whether no value in the interval is larger than the limit in size: equivalence within the
   * margin is shown.
   *
   * @param limit the equivalence margin, not negative, in the unit of the bounds
   * @throws IllegalArgumentException if the limit is negative or not a number
   */
  public boolean isWithin(double limit) {
    requireLimit(limit);
    return -limit <= low && high <= limit;
  }

  /**
   * Whether every value in the interval is larger than the limit in size: equivalence within the
   * margin is refuted. An interval that is neither within nor beyond leaves the question open.
   *
   * @param limit the equivalence margin, not negative, in the unit of the bounds
   * @throws IllegalArgumentException if the limit is negative or not a number
   */
  public boolean isBeyond(double limit) {
    requireLimit(limit);
    return low > limit || high < -limit;
  }

  /**
   * On which side a difference is too large: its estimate is beyond the limit, and the interval
   * excludes zero on that side. Where there is a test as well, {@link PairedDifference#sideBeyond}
   * asks both.
   *
   * @param estimate the estimate that the interval is around
   * @param limit the limit on the difference's size, not negative, in the unit of the bounds
   * @return 1 if it is too large above zero, -1 if below, 0 if it is not shown to be too large
   * @throws IllegalArgumentException if the limit is negative or not a number
   */
  public int sideBeyond(double estimate, double limit) {
    requireLimit(limit);
    if (estimate > limit && low > 0.0) {
      return 1;
    }
    return estimate < -limit && high < 0.0 ? -1 : 0;
  }

  /** The interval of the opposite quantity: both bounds with their signs changed and exchanged. */
  public ConfidenceInterval mirrored() {
    // 0.0 - x, since -x would make a second zero.
    return new ConfidenceInterval(0.0 - high, 0.0 - low, confidence);
  }

  /** The interval of the quantity's size: from 0 where it may be zero. */
  public ConfidenceInterval ofSize() {
    double larger = Math.max(Math.abs(low), Math.abs(high));
    double smaller = contains(0.0) ? 0.0 : Math.min(Math.abs(low), Math.abs(high));
    return new ConfidenceInterval(smaller, larger, confidence);
  }

  /** Distance between the bounds, not negative. */
  public double width() {
    return high - low;
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0.0 && confidence < 1.0)) {
      throw new IllegalArgumentException(
          "confidence is a fraction inside (0, 1), for example 0.95, not " + confidence);
    }
  }

  private static void requireLimit(double limit) {
    if (!(limit >= 0.0)) {
      throw new IllegalArgumentException("a limit is never negative, not " + limit);
    }
  }
}
