package dev.candor.stats;

import java.util.stream.IntStream;

/**
 * P-values of several tests, adjusted so that the chance of any false alarm among all of them is
 * held, however the tests depend on each other.
 *
 * <p>The smallest of m p-values is multiplied by m, the next by m - 1 and so on; none becomes
 * smaller than one before it, and none larger than 1. A result is significant at level a among all
 * if its adjusted p-value is at most a. Source: Holm, Scandinavian Journal of Statistics 6 (1979)
 * 65-70.
 */
public final class Holm {

  private Holm() {}

  /**
   * The adjusted p-values, in the order of the given ones.
   *
   * @param pValues any number of p-values in [0, 1]
   * @return values in [0, 1], each at least as large as the given one
   * @throws IllegalArgumentException if a p-value is out of range
   */
  public static double[] adjust(double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0.0 && p <= 1.0)) {
        throw new IllegalArgumentException("a p-value lies in [0, 1], not " + p);
      }
    }
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0.0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double multiplied = (ascending.length - rank) * pValues[ascending[rank]];
      largest = Math.max(largest, Math.min(1.0, multiplied));
      adjusted[ascending[rank]] = largest;
    }
    return adjusted;
  }
}
