package dev.candor.stats;

import java.util.Optional;

/**
 * The confusion matrix of a scorer: its yes and no against labels that are held to be right.
 *
 * <p>A rate is empty where there is nothing that it could be a share of: a scorer that never says
 * yes has no precision, labels without a yes leave no recall.
 *
 * @param truePositives answers labelled yes that the scorer says yes to
 * @param falseNegatives answers labelled yes that the scorer says no to
 * @param falsePositives answers labelled no that the scorer says yes to
 * @param trueNegatives answers labelled no that the scorer says no to
 */
public record Confusion(
    int truePositives, int falseNegatives, int falsePositives, int trueNegatives) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative, or there are more than {@link
   *     Integer#MAX_VALUE} answers
   */
  public Confusion {
    long all = 0;
    for (int count : new int[] {truePositives, falseNegatives, falsePositives, trueNegatives}) {
      if (count < 0) {
        throw new IllegalArgumentException("a count of answers is never negative, not " + count);
      }
      all += count;
    }
    if (all > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no more answers than an int counts, not " + all);
    }
  }

  /** Number of answers, not negative. */
  public int answers() {
    return positives() + negatives();
  }

  /** Number of answers labelled yes. */
  public int positives() {
    return truePositives + falseNegatives;
  }

  /** Number of answers labelled no. */
  public int negatives() {
    return falsePositives + trueNegatives;
  }

  /** How many of the scorer's yes are right; empty if it never says yes. */
  public Optional<Rate> precision() {
    return share(truePositives, truePositives + falsePositives);
  }

  /** How many of the labelled yes the scorer finds, its sensitivity; empty without any. */
  public Optional<Rate> recall() {
    return share(truePositives, positives());
  }

  /** How many of the labelled no the scorer says yes to; empty without any. */
  public Optional<Rate> falsePositiveRate() {
    return share(falsePositives, negatives());
  }

  /** How many of the labelled yes the scorer says no to; empty without any. */
  public Optional<Rate> falseNegativeRate() {
    return share(falseNegatives, positives());
  }

  /** The counts as {@link CohenKappa} reads them: labels in rows, the scorer in columns. */
  public int[][] table() {
    return new int[][] {{truePositives, falseNegatives}, {falsePositives, trueNegatives}};
  }

  private static Optional<Rate> share(int hits, int trials) {
    return trials == 0 ? Optional.empty() : Optional.of(new Rate(hits, trials));
  }
}
