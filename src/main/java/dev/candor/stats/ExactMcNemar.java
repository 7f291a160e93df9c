package dev.candor.stats;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The exact test of equal rates in matched pairs.
 *
 * <p>If the rates are equal, each discordant pair is a fair coin; concordant pairs say nothing. The
 * two-sided p-value doubles the smaller binomial tail. Source: McNemar, Psychometrika 12 (1947)
 * 153-157; in its exact conditional form Fagerland, Lydersen and Laake, BMC Medical Research
 * Methodology 13:91 (2013).
 */
public final class ExactMcNemar {

  private ExactMcNemar() {}

  /**
   * The two-sided p-value.
   *
   * @param firstOnly discordant pairs in which only the first says yes
   * @param secondOnly discordant pairs in which only the second says yes
   * @return p in (0, 1]; 1 without discordant pairs; {@link Double#MIN_VALUE} where the true value
   *     is too small for a double
   * @throws IllegalArgumentException if a count is negative or there are more than {@link
   *     Integer#MAX_VALUE} discordant pairs
   */
  public static double pValue(long firstOnly, long secondOnly) {
    if (firstOnly < 0 || secondOnly < 0) {
      throw new IllegalArgumentException(
          "discordant pairs are never negative, not %d and %d".formatted(firstOnly, secondOnly));
    }
    if (firstOnly > Integer.MAX_VALUE - secondOnly) {
      throw new IllegalArgumentException(
          "more discordant pairs than the exact test can count: %d and %d"
              .formatted(firstOnly, secondOnly));
    }
    if (Math.abs(firstOnly - secondOnly) <= 1) {
      // The smaller tail is at least one half; the sum below would miss 1 by its rounding.
      return 1.0;
    }
    double tail = lowerTail((int) Math.min(firstOnly, secondOnly), (int) (firstOnly + secondOnly));
    return Math.min(1.0, Math.max(Double.MIN_VALUE, 2.0 * tail));
  }

  /**
   * P(X <= k) for a fair coin tossed n times, k < n / 2.
   *
   * <p>Summed from the largest term downwards, because the library's cumulative probability is one
   * minus the upper tail and so loses every digit below 1e-16. The terms shrink at least
   * geometrically; some multiple of sqrt(n) of them matter.
   */
  private static double lowerTail(int k, int n) {
    double ratioToLargest = 1.0;
    double sum = 1.0;
    for (int i = k; i > 0 && ratioToLargest > 1e-18 * sum; i--) {
      ratioToLargest *= i / (n - i + 1.0);
      sum += ratioToLargest;
    }
    return new BinomialDistribution(n, 0.5).probability(k) * sum;
  }
}
