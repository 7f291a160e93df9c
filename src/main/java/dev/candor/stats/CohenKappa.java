package dev.candor.stats;

import java.util.Optional;

/**
 * Cohen's kappa: how far two raters agree beyond what their shares of each class would bring about
 * by chance.
 *
 * <p>With the observed agreement po and the agreement by chance pe it is (po - pe) / (1 - pe).
 * Source: Cohen, Educational and Psychological Measurement 20 (1960) 37-46.
 *
 * <p>The standard error is that of Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969)
 * 323-327. As 1 - kappa is a ratio, of observed disagreement to that by chance, the interval is
 * formed on its logarithm (delta method): near perfect agreement kappa itself is so skewed that
 * kappa -+ z standard errors can miss the truth twice as often as it says. Where the sample leaves
 * that standard error at 0, as when the raters agree on everything, pe is taken as fixed, as by
 * Cohen in 1960, and po has its {@link WilsonInterval}.
 *
 * @param kappa 1 for full agreement, 0 for none beyond chance, never below -1
 * @param interval its interval, within [-1, 1]
 */
public record CohenKappa(double kappa, ConfidenceInterval interval) {

  /**
   * Kappa with its 95 % interval.
   *
   * @param table as for {@link #of(int[][], double)}
   * @return empty as for {@link #of(int[][], double)}
   * @throws IllegalArgumentException if the table is not square or a count is negative
   */
  public static Optional<CohenKappa> of(int[][] table) {
    return of(table, 0.95);
  }

  /**
   * Kappa of any number of classes.
   *
   * @param table how often the first rater (row) and the second rater (column) said what; both have
   *     the classes in the same order
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return empty if nothing was rated, or if both raters always said the same one class: their
   *     agreement is then all by chance, and kappa is 0 / 0
   * @throws IllegalArgumentException if the table is not square, a count is negative or the
   *     confidence is out of range
   */
  public static Optional<CohenKappa> of(int[][] table, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    RatedTwice rated = new RatedTwice(table);
    if (rated.isOneClass()) {
      return Optional.empty();
    }
    double kappa = rated.kappa();
    double error = rated.standardError();
    ConfidenceInterval interval =
        error == 0.0 ? withChanceFixed(rated, confidence) : onLogScale(kappa, error, confidence);
    return Optional.of(
        new CohenKappa(
            kappa,
            new ConfidenceInterval(
                Math.max(-1.0, Math.min(kappa, interval.low())),
                Math.max(kappa, interval.high()),
                confidence)));
  }

  private static ConfidenceInterval onLogScale(double kappa, double error, double confidence) {
    double disagreement = 1.0 - kappa;
    double factor = Math.exp(Normal.twoSided(confidence) * error / disagreement);
    return new ConfidenceInterval(
        1.0 - disagreement * factor, 1.0 - disagreement / factor, confidence);
  }

  private static ConfidenceInterval withChanceFixed(RatedTwice rated, double confidence) {
    ConfidenceInterval agreement =
        WilsonInterval.of((int) rated.agreed(), (int) rated.answers(), confidence);
    double chance = rated.agreementByChance();
    return new ConfidenceInterval(
        (agreement.low() - chance) / (1.0 - chance),
        (agreement.high() - chance) / (1.0 - chance),
        confidence);
  }
}
