package dev.candor.stats;

/** A square table of answers that two raters have put into classes, and its moments. */
final class RatedTwice {

  /** What rounding may leave of a variance of 0. */
  private static final double NO_VARIANCE = 1e-24;

  private final int[][] table;
  private final double[] first;
  private final double[] second;
  private final double answers;
  private final double agreed;

  RatedTwice(int[][] table) {
    this.table = table;
    this.first = new double[table.length];
    this.second = new double[table.length];
    double all = 0.0;
    double same = 0.0;
    for (int i = 0; i < table.length; i++) {
      requireCounts(table[i], table.length);
      for (int j = 0; j < table.length; j++) {
        first[i] += table[i][j];
        second[j] += table[i][j];
        all += table[i][j];
      }
      same += table[i][i];
    }
    if (all > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no more answers than an int counts, not " + all);
    }
    this.answers = all;
    this.agreed = same;
  }

  /** Number of answers, a whole one. */
  double answers() {
    return answers;
  }

  /** Number of answers that both put into the same class, a whole one. */
  double agreed() {
    return agreed;
  }

  /** Whether nothing was rated, or both raters put all into the same one class. */
  boolean isOneClass() {
    for (int i = 0; i < table.length; i++) {
      if (table[i][i] == answers) {
        return true;
      }
    }
    return table.length == 0;
  }

  /** The pairs of answers, one by each rater, that would agree by chance: n squared pe. */
  private double pairsAlike() {
    double alike = 0.0;
    for (int i = 0; i < table.length; i++) {
      alike += first[i] * second[i];
    }
    return alike;
  }

  /** Agreement by chance (pe), in [0, 1). */
  double agreementByChance() {
    return pairsAlike() / (answers * answers);
  }

  /** Kappa, one division of whole numbers. */
  double kappa() {
    double alike = pairsAlike();
    return (answers * agreed - alike) / (answers * answers - alike);
  }

  /**
   * Standard error of kappa: the formula of Fleiss, Cohen and Everitt (1969) for any true kappa,
   * written as the variance of what one answer adds, so that nothing cancels; 0 if each adds the
   * same.
   */
  double standardError() {
    double disagreement = 1.0 - kappa();
    double mean = 0.0;
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table.length; j++) {
        mean += table[i][j] / answers * influence(i, j, disagreement);
      }
    }
    double variance = 0.0;
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table.length; j++) {
        double deviation = influence(i, j, disagreement) - mean;
        variance += table[i][j] / answers * deviation * deviation;
      }
    }
    return variance < NO_VARIANCE
        ? 0.0
        : Math.sqrt(variance / answers) / (1.0 - agreementByChance());
  }

  private double influence(int i, int j, double disagreement) {
    return (i == j ? 1.0 : 0.0) - (second[i] + first[j]) / answers * disagreement;
  }

  private static void requireCounts(int[] row, int classes) {
    if (row.length != classes) {
      throw new IllegalArgumentException(
          "both raters have the same classes, so a row of %d needs %d counts, not %d"
              .formatted(classes, classes, row.length));
    }
    for (int count : row) {
      if (count < 0) {
        throw new IllegalArgumentException("a count of answers is never negative, not " + count);
      }
    }
  }
}
