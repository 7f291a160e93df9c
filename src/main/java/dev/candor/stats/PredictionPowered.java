package dev.candor.stats;

import java.util.List;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.Variance;

/**
 * A mean over many predicted values, put right by the few that are labelled.
 *
 * <p>The mean of the predictions is corrected by the rectifier, the mean error of the predictions
 * where labels are known: whatever the scorer gets wrong, the estimate is right on average, and the
 * better the scorer the narrower the interval. With N values predicted only and n labelled ones, it
 * is the estimate -+ z sqrt(var(predictions) / N + var(label - prediction) / n). Source:
 * Angelopoulos, Bates, Fannjiang, Jordan and Zrnic, Science 382 (2023) 669-674, algorithm 1, here
 * with unbiased variances.
 *
 * <p>The labelled values have to be a random sample of all, and enough for the normal distribution
 * to hold: where no label contradicts its prediction the interval takes the scorer for perfect.
 *
 * @param estimate the corrected mean
 * @param rectifier mean of label minus prediction over the labelled values
 * @param interval the interval around the estimate
 */
public record PredictionPowered(double estimate, double rectifier, ConfidenceInterval interval) {

  /**
   * The corrected mean of any numbers; a rate, if these are 0 and 1.
   *
   * @param labels labels of the labelled values, at least 2
   * @param predictions predictions of the same values, in the same order
   * @param others predictions of the values without labels, at least 2
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if there are too few values, or not as many predictions as
   *     labels, or the confidence is out of range
   */
  public static PredictionPowered mean(
      double[] labels, double[] predictions, double[] others, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    if (labels.length < 2 || predictions.length != labels.length || others.length < 2) {
      throw new IllegalArgumentException(
          "at least 2 labels, each with its prediction, and 2 values without, not %d, %d and %d"
              .formatted(labels.length, predictions.length, others.length));
    }
    double[] errors = new double[labels.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = labels[i] - predictions[i];
    }
    double rectifier = new Mean().evaluate(errors);
    double estimate = new Mean().evaluate(others) + rectifier;
    double variance =
        new Variance().evaluate(others) / others.length
            + new Variance().evaluate(errors) / errors.length;
    double margin = Normal.twoSided(confidence) * Math.sqrt(variance);
    return new PredictionPowered(
        estimate,
        rectifier,
        new ConfidenceInterval(estimate - margin, estimate + margin, confidence));
  }

  /**
   * The corrected mean of rates, kept in [0, 1] with its interval.
   *
   * @param labels rates by the labels, at least 2
   * @param predictions the same rates by the predictions, in the same order
   * @param others predicted rates of what has no labels, at least 2
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException as {@link #mean}
   */
  public static PredictionPowered rate(
      double[] labels, double[] predictions, double[] others, double confidence) {
    return mean(labels, predictions, others, confidence).within(0.0);
  }

  private PredictionPowered within(double least) {
    return new PredictionPowered(
        clamp(estimate, least),
        rectifier,
        new ConfidenceInterval(
            clamp(interval.low(), least), clamp(interval.high(), least), interval.confidence()));
  }

  /**
   * The corrected gap: the mean over requests of the difference between their members.
   *
   * @param labels requests whose answers are labelled, at least 2
   * @param predictions the same requests as the scorer sees them, in the same order
   * @param others requests that only the scorer has seen, at least 2
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return an estimate and an interval that are kept in [-1, 1]
   * @throws IllegalArgumentException as {@link #mean}
   */
  public static PredictionPowered difference(
      List<MatchedRates> labels,
      List<MatchedRates> predictions,
      List<MatchedRates> others,
      double confidence) {
    return mean(differences(labels), differences(predictions), differences(others), confidence)
        .within(-1.0);
  }

  private static double[] differences(List<MatchedRates> pairs) {
    return pairs.stream().mapToDouble(MatchedRates::difference).toArray();
  }

  private static double clamp(double value, double least) {
    return Math.max(least, Math.min(1.0, value));
  }
}
