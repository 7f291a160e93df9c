package dev.candor.stats;

import java.util.OptionalDouble;

/**
 * The expected calibration error (ECE): how far probabilities are from what comes true.
 *
 * <p>The probabilities are sorted into bins of equal width; in each, the mean probability is
 * compared with the share that came true, and the distances are averaged with the bins' sizes as
 * weights. A probability on the border of two bins belongs to the lower one. The value depends on
 * the number of bins, and that of a perfectly calibrated scorer is above 0 in any finite sample.
 * Source: Naeini, Cooper and Hauskrecht, AAAI (2015) 2901-2907; Guo, Pleiss, Sun and Weinberger,
 * ICML (2017) 1321-1330, equation 3.
 */
public final class CalibrationError {

  /** Number of bins where none is asked for. */
  public static final int DEFAULT_BINS = 10;

  private CalibrationError() {}

  /**
   * The error with {@value #DEFAULT_BINS} bins.
   *
   * @param probabilities as for {@link #of(double[], boolean[], int)}
   * @param truths as for {@link #of(double[], boolean[], int)}
   * @throws IllegalArgumentException as for {@link #of(double[], boolean[], int)}
   */
  public static OptionalDouble of(double[] probabilities, boolean[] truths) {
    return of(probabilities, truths, DEFAULT_BINS);
  }

  /**
   * The error with any number of bins.
   *
   * @param probabilities of yes, each in [0, 1]
   * @param truths whether it was yes, in the same order
   * @param bins number of bins, at least 1
   * @return a value in [0, 1], 0 for probabilities that are right on average in every bin; empty if
   *     there are none
   * @throws IllegalArgumentException if a probability or the number of bins is out of range, or
   *     there are not as many truths as probabilities
   */
  public static OptionalDouble of(double[] probabilities, boolean[] truths, int bins) {
    if (bins < 1 || truths.length != probabilities.length) {
      throw new IllegalArgumentException(
          "at least 1 bin, and as many truths as probabilities, not %d bins, %d and %d"
              .formatted(bins, truths.length, probabilities.length));
    }
    double[] excess = new double[bins];
    for (int i = 0; i < probabilities.length; i++) {
      excess[bin(probabilities[i], bins)] += probabilities[i] - (truths[i] ? 1.0 : 0.0);
    }
    // The weight of a bin cancels the size that its two means are divided by.
    double sum = 0.0;
    for (double ofBin : excess) {
      sum += Math.abs(ofBin);
    }
    return probabilities.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum / probabilities.length);
  }

  private static int bin(double probability, int bins) {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw new IllegalArgumentException("a probability lies in [0, 1], not " + probability);
    }
    return Math.max(0, (int) Math.ceil(probability * bins) - 1);
  }
}
