package dev.candor.stats;

/**
 * The square-and-add interval for the difference of two rates in matched pairs: the Wilson limits
 * of both rates, combined with the correlation of the pairs' members.
 *
 * <p>With l and u the limits of a rate p, and phi the correlation of the 2x2 table, corrected for
 * continuity where it is positive, the lower limit is
 *
 * <pre>d - sqrt((p1 - l1)^2 - 2 phi (p1 - l1) (u2 - p2) + (u2 - p2)^2)</pre>
 *
 * and the upper one mirrors it. It shares no formula with {@link TangoInterval} and so checks it.
 * Source: Newcombe, Statistics in Medicine 17 (1998) 2635-2650, method 10.
 */
public final class NewcombeInterval {

  /** Name of the method, as reports print it. */
  public static final String METHOD = "Newcombe 1998 square-and-add interval";

  private NewcombeInterval() {}

  /**
   * The interval for the first rate minus the second.
   *
   * @param table the pairs, in whole counts
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [-1, 1] around {@link PairedTable#difference()}
   * @throws IllegalArgumentException if a count is not whole, there are more than {@link
   *     Integer#MAX_VALUE} pairs, or the confidence is out of range
   */
  public static ConfidenceInterval of(PairedTable table, double confidence) {
    int n = whole(table.n());
    double first = table.firstRate();
    double second = table.secondRate();
    ConfidenceInterval ofFirst =
        WilsonInterval.of(whole(table.both() + table.firstOnly()), n, confidence);
    ConfidenceInterval ofSecond =
        WilsonInterval.of(whole(table.both() + table.secondOnly()), n, confidence);
    double phi = correlation(table);
    double below = SquareAndAdd.distance(first - ofFirst.low(), ofSecond.high() - second, phi);
    double above = SquareAndAdd.distance(ofFirst.high() - first, second - ofSecond.low(), phi);
    double estimate = table.difference();
    return new ConfidenceInterval(
        Math.max(-1.0, estimate - below), Math.min(1.0, estimate + above), confidence);
  }

  /** Phi of the table; 0 where a margin is empty and the members cannot be told to go together. */
  private static double correlation(PairedTable table) {
    double product = table.both() * table.neither() - table.firstOnly() * table.secondOnly();
    double corrected = product > 0.0 ? Math.max(0.0, product - table.n() / 2.0) : product;
    double margins =
        (table.both() + table.firstOnly())
            * (table.secondOnly() + table.neither())
            * (table.both() + table.secondOnly())
            * (table.firstOnly() + table.neither());
    return margins == 0.0 ? 0.0 : corrected / Math.sqrt(margins);
  }

  private static int whole(double count) {
    if (count != Math.rint(count) || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "Newcombe's interval takes whole counts, one answer per member of a pair, not " + count);
    }
    return (int) count;
  }
}
