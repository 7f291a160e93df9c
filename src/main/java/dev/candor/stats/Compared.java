package dev.candor.stats;

/**
 * Two estimates of the same quantity side by side, such as a candidate's gap and its baseline's.
 *
 * @param first what is compared, in [-1, 1]
 * @param second what it is compared with, in [-1, 1]
 * @param interval interval of first minus second, within [-2, 2]
 * @param method name of the method behind the interval
 */
public record Compared(double first, double second, ConfidenceInterval interval, String method) {

  /** First minus second, in [-2, 2]. */
  public double estimate() {
    return first - second;
  }
}
