package dev.candor.stats;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The bias-corrected and accelerated bootstrap interval for the mean difference of matched pairs,
 * which are resampled whole.
 *
 * <p>Its limits are quantiles of the means of 9,999 resamples. Which quantiles, says the bias
 * correction z0, the normal quantile of the share of resamples below the estimate (those equal to
 * it count by half), and the acceleration a, a sixth of the skewness of the mean:
 *
 * <pre>level = Phi(z0 + (z0 + z) / (1 - a (z0 + z)))</pre>
 *
 * The random numbers have a fixed seed, so the same differences always give the same interval, and
 * swapped ones its mirror image. Source: Efron, Journal of the American Statistical Association 82
 * (1987) 171-185. Like every bootstrap it cannot know of differences that no pair has shown.
 */
public final class BcaInterval {

  /** Name of the method, as reports print it. */
  public static final String METHOD = "BCa bootstrap over requests, 9999 resamples";

  /**
   * The smallest one-sided p-value that turning the interval around can give: 1 / (resamples + 1),
   * as if a further resample lay on the other side. All resamples lying on one side of a value show
   * no more than that. The interval at a confidence above 1 - 2 times this, 0.9998, ends where the
   * outermost resample does, and covers less than it says.
   *
   * <p>Source: Davison and Hinkley, Bootstrap Methods and their Application (1997), chapter 4.
   */
  public static final double LEAST_P_VALUE = 1.0 / (BootstrapMeans.RESAMPLES + 1.0);

  private final Differences differences;
  private final int side;
  private volatile double @Nullable [] drawn;

  /**
   * The bootstrap of some differences, which draws its resamples when an interval is first asked
   * for and keeps them: further intervals take only other quantiles. Safe for use by several
   * threads.
   *
   * @param differences at least two distinct differences
   * @throws IllegalArgumentException if all differences are equal, so that every resample is the
   *     same
   */
  public BcaInterval(Differences differences) {
    if (differences.allEqual()) {
      throw new IllegalArgumentException("all differences are equal, and so is every resample");
    }
    this.side = side(differences);
    // One of two mirror images is resampled for both, so that they take the same random numbers.
    this.differences = side < 0 ? differences.swapped() : differences;
  }

  /**
   * The interval for the mean difference.
   *
   * @param differences at least two distinct differences
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [-1, 1]
   * @throws IllegalArgumentException if all differences are equal, so that every resample is the
   *     same, or the confidence is out of range
   */
  public static ConfidenceInterval of(Differences differences, double confidence) {
    return new BcaInterval(differences).at(confidence);
  }

  /**
   * The interval for the mean difference.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [-1, 1]
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval at(double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    ConfidenceInterval interval = of(differences, means(), confidence);
    if (side == 0) {
      // Differences that are their own mirror image have an interval that is, too: what chance has
      // drawn more of on one side is shared out.
      double half = interval.width() / 2.0;
      return new ConfidenceInterval(-half, half, confidence);
    }
    return side < 0 ? interval.mirrored() : interval;
  }

  /** Drawn at most once by each thread, and always the same. */
  private double[] means() {
    double[] means = drawn;
    if (means == null) {
      means = BootstrapMeans.of(differences);
      drawn = means;
    }
    return means;
  }

  /** The interval from given means of resamples, ascending. */
  static ConfidenceInterval of(Differences differences, double[] means, double confidence) {
    double z0 = biasCorrection(differences.mean(), means);
    double a = acceleration(differences);
    double z = Normal.quantile((1.0 - confidence) / 2.0);
    double low = quantile(means, level(z0, a, z));
    double high = quantile(means, level(z0, a, -z));
    return new ConfidenceInterval(Math.max(-1.0, low), Math.min(1.0, high), confidence);
  }

  static double biasCorrection(double estimate, double[] means) {
    // Sums in another order differ in their last digits; what should be a tie must count as one.
    double rounding = 1e-12;
    long below = Arrays.stream(means).filter(mean -> mean < estimate - rounding).count();
    long above = Arrays.stream(means).filter(mean -> mean > estimate + rounding).count();
    double ties = means.length - below - above;
    double share = (below + ties / 2.0) / means.length;
    // That no resample lies on one side shows no more than that their share is small.
    double least = 1.0 / (means.length + 1.0);
    return Normal.quantile(Math.max(least, Math.min(1.0 - least, share)));
  }

  /** For a mean the jackknife values of Efron's definition reduce to the differences themselves. */
  static double acceleration(Differences differences) {
    double mean = differences.mean();
    return differences.sumOfPowers(mean, 3)
        / (6.0 * Math.pow(differences.sumOfPowers(mean, 2), 1.5));
  }

  private static double level(double z0, double a, double z) {
    double denominator = 1.0 - a * (z0 + z);
    // Beyond the pole of the formula the level has reached its end.
    return denominator > 0.0
        ? Normal.below(z0 + (z0 + z) / denominator)
        : (z0 + z > 0.0 ? 1.0 : 0.0);
  }

  /** Interpolated between neighbours, as in definition 7 of Hyndman and Fan (1996). */
  private static double quantile(double[] ascending, double level) {
    double position = level * (ascending.length - 1);
    int index = (int) Math.min(ascending.length - 2.0, Math.floor(position));
    return ascending[index] + (position - index) * (ascending[index + 1] - ascending[index]);
  }

  /** -1 and 1 of two mirror images, 0 of differences that are their own. */
  private static int side(Differences differences) {
    Differences swapped = differences.swapped();
    SortedSet<Double> all = new TreeSet<>(differences.counts().keySet());
    all.addAll(swapped.counts().keySet());
    for (double difference : all) {
      long count = differences.counts().getOrDefault(difference, 0L);
      long mirrored = swapped.counts().getOrDefault(difference, 0L);
      if (count != mirrored) {
        return count > mirrored ? -1 : 1;
      }
    }
    return 0;
  }
}
