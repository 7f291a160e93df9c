package dev.candor.stats;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The area under the ROC curve (AUROC): how often a positive has a higher score than a negative,
 * ties counted half.
 *
 * <p>The standard error is that of DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837-845,
 * from the sorted scores (Sun and Xu, IEEE Signal Processing Letters 21 (2014) 1389-1393), so that
 * n scores take n log n steps. The interval is formed on the logit scale, which keeps it in [0, 1]:
 * Qin and Hotilovac, Statistical Methods in Medical Research 17 (2008) 207-221. Its quantile is
 * Student's with the degrees of freedom of Brunner and Munzel, Biometrical Journal 42 (2000) 17-25,
 * as the rarer class often has a dozen members only; with a hundred in each it is the normal one
 * but for 1 %. Where the sample has no such standard error, as when the classes do not overlap or
 * one has a single member, the interval is Newcombe's, Statistics in Medicine 25 (2006) 559-573,
 * method 5.
 *
 * <p>With 20 of a class and an area of 0.95 or more, the interval holds the truth in about 92 of
 * 100 samples rather than 95.
 *
 * @param auroc in [0, 1]: 1 for scores that tell all positives from all negatives, 0.5 for scores
 *     that tell nothing
 * @param interval its interval, within [0, 1]
 */
public record RocArea(double auroc, ConfidenceInterval interval) {

  /** How exact the quantile is; the one by default is good for nine digits only. */
  private static final double QUANTILE_ACCURACY = 1e-13;

  /**
   * The area of two sets of scores.
   *
   * @param scoresOfPositives any numbers, higher for what looks more like a positive; infinite ones
   *     are admitted, as only the order counts
   * @param scoresOfNegatives likewise
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return empty if there is no positive or no negative
   * @throws IllegalArgumentException if a score is not a number or the confidence is out of range
   */
  public static Optional<RocArea> of(
      double[] scoresOfPositives, double[] scoresOfNegatives, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    Placements placements = new Placements(scoresOfPositives, scoresOfNegatives);
    if (placements.isEmpty()) {
      return Optional.empty();
    }
    double area = placements.area();
    ConfidenceInterval interval =
        placements.standardError() > 0.0 && area > 0.0 && area < 1.0
            ? onLogitScale(placements, confidence)
            : NewcombeAreaInterval.of(
                area, scoresOfPositives.length, scoresOfNegatives.length, confidence);
    return Optional.of(
        new RocArea(
            area,
            new ConfidenceInterval(
                Math.min(area, interval.low()), Math.max(area, interval.high()), confidence)));
  }

  private static ConfidenceInterval onLogitScale(Placements placements, double confidence) {
    double area = placements.area();
    double logit = Math.log(area / (1.0 - area));
    double quantile =
        new TDistribution(placements.degreesOfFreedom(), QUANTILE_ACCURACY)
            .inverseCumulativeProbability((1.0 + confidence) / 2.0);
    double margin = quantile * placements.standardError() / (area * (1.0 - area));
    return new ConfidenceInterval(
        1.0 / (1.0 + Math.exp(margin - logit)),
        1.0 / (1.0 + Math.exp(-margin - logit)),
        confidence);
  }
}
