package dev.candor.stats;

/**
 * How a scorer did on answers that were also labelled by someone who is right.
 *
 * @param truePositives answers labelled yes that the scorer says yes to
 * @param positives answers labelled yes, at least 1
 * @param trueNegatives answers labelled no that the scorer says no to
 * @param negatives answers labelled no, at least 1
 */
public record ScorerAccuracy(int truePositives, int positives, int trueNegatives, int negatives) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if there is no answer of one kind, more are right than there
   *     are, or the scorer is no better than chance, so that nothing can be corrected by it
   */
  public ScorerAccuracy {
    if (positives < 1
        || negatives < 1
        || truePositives < 0
        || trueNegatives < 0
        || truePositives > positives
        || trueNegatives > negatives) {
      throw new IllegalArgumentException(
          "a scorer is judged on at least one answer of each kind, not %d of %d and %d of %d"
              .formatted(truePositives, positives, trueNegatives, negatives));
    }
    if (!(youden(truePositives, positives, trueNegatives, negatives) > 0.0)
        || !(youden(truePositives + 1.0, positives + 2.0, trueNegatives + 1.0, negatives + 2.0)
            > 0.0)) {
      throw new IllegalArgumentException(
          "a scorer no better than chance corrects nothing: it finds %d of %d yes and %d of %d no"
              .formatted(truePositives, positives, trueNegatives, negatives));
    }
  }

  /** Share of the labelled yes that the scorer finds, in [0, 1]. */
  public double sensitivity() {
    return (double) truePositives / positives;
  }

  /** Share of the labelled no that the scorer finds, in [0, 1]. */
  public double specificity() {
    return (double) trueNegatives / negatives;
  }

  /** Sensitivity + specificity - 1, in (0, 1]: 1 for a scorer that is always right. */
  public double youden() {
    return youden(truePositives, positives, trueNegatives, negatives);
  }

  /** Sensitivity with one success and one failure added, which is never 0 or 1. */
  double adjustedSensitivity() {
    return (truePositives + 1.0) / (positives + 2.0);
  }

  /** Specificity with one success and one failure added, which is never 0 or 1. */
  double adjustedSpecificity() {
    return (trueNegatives + 1.0) / (negatives + 2.0);
  }

  /** Variance of the adjusted sensitivity. */
  double sensitivityVariance() {
    return adjustedSensitivity() * (1.0 - adjustedSensitivity()) / (positives + 2.0);
  }

  /** Variance of the adjusted specificity. */
  double specificityVariance() {
    return adjustedSpecificity() * (1.0 - adjustedSpecificity()) / (negatives + 2.0);
  }

  private static double youden(double yes, double positives, double no, double negatives) {
    return yes / positives + no / negatives - 1.0;
  }
}
