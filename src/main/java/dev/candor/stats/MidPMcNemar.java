package dev.candor.stats;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The mid-p test of equal rates in matched pairs: {@link ExactMcNemar} with outcomes exactly as
 * extreme as the observed one counted by half.
 *
 * <p>It gives up the guarantee of the exact test, which with few discordant pairs rejects far less
 * often than its level, for a level that is kept on average: with few pairs of which all differ,
 * equal rates are refuted at 0.05 in up to 7.0 % of the experiments. Source: Fagerland, Lydersen
 * and Laake, BMC Medical Research Methodology 13:91 (2013).
 */
public final class MidPMcNemar {

  /** Name of the test, as reports print it. */
  public static final String TEST = "mid-p McNemar";

  private MidPMcNemar() {}

  /**
   * The two-sided p-value.
   *
   * @param firstOnly discordant pairs in which only the first says yes
   * @param secondOnly discordant pairs in which only the second says yes
   * @return p in (0, 1]; 1 without discordant pairs, where half of the only outcome would be called
   *     evidence; {@link Double#MIN_VALUE} where the true value is too small for a double
   * @throws IllegalArgumentException if a count is negative or there are more than {@link
   *     Integer#MAX_VALUE} discordant pairs
   */
  public static double pValue(long firstOnly, long secondOnly) {
    double exact = ExactMcNemar.pValue(firstOnly, secondOnly);
    if (firstOnly + secondOnly == 0) {
      return 1.0;
    }
    double asExtreme =
        new BinomialDistribution((int) (firstOnly + secondOnly), 0.5)
            .probability((int) Math.min(firstOnly, secondOnly));
    // With equal counts there is one outcome as extreme as this, otherwise one on either side.
    double mid = exact - (firstOnly == secondOnly ? asExtreme / 2.0 : asExtreme);
    return Math.max(Double.MIN_VALUE, mid);
  }
}
