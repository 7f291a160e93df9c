package dev.candor.stats;

import org.hipparchus.special.Beta;

/**
 * Whether the test of equal rates would refute them after more pairs of the same kind.
 *
 * <p>What is foreseen is {@link ExactMcNemar}, continued between whole counts by the incomplete
 * beta function: with b + c discordant pairs its two-sided p-value is 2 I(b, c + 1) at 1/2, for b >
 * c. Differences of several answers are taken for as many fair coins of one size as have their sums
 * of squares and of fourth powers, which for single answers are the discordant pairs themselves.
 * That asks for somewhat too much: a {@link SignFlipTest} of unequal sizes is less coarse.
 */
final class ForeseenTest {

  private ForeseenTest() {}

  /**
   * Whether the test in use is significant once there is so much more evidence.
   *
   * @param growth how many times as much as there is, at least 1; at 1 it is the test in use that
   *     answers
   * @param confidence 1 - the level, inside (0, 1)
   * @return true of pairs that were drawn in sequence, whose interval is the test itself
   */
  static boolean isSignificant(PairedDifference difference, double growth, double confidence) {
    if (difference.isSequential()) {
      return true;
    }
    return growth == 1.0
        ? difference.isSignificant(confidence)
        : pValue(difference.differences(), growth) + confidence < 1.0;
  }

  /** The two-sided p-value that is foreseen; of differences that are not all zero. */
  static double pValue(Differences differences, double growth) {
    double squares = differences.sumOfPowers(0.0, 2);
    double coin = Math.sqrt(differences.sumOfPowers(0.0, 4) / squares);
    double coins = squares / (coin * coin);
    double more = Math.abs(differences.sumOfPowers(0.0, 1)) / coin;
    double larger = (coins + more) / 2.0;
    // Of unequal sizes there may be more on one side than coins that stand for them.
    double smaller = Math.max(0.0, coins - larger);
    return Math.min(1.0, 2.0 * Beta.regularizedBeta(0.5, growth * larger, growth * smaller + 1.0));
  }
}
