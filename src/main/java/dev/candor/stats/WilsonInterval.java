package dev.candor.stats;

/**
 * The score interval for one rate.
 *
 * <p>Source: Wilson, Journal of the American Statistical Association 22 (1927) 209-212.
 */
public final class WilsonInterval {

  private WilsonInterval() {}

  /**
   * The interval for the rate behind some successes.
   *
   * @param successes number of successes, from 0 to {@code trials}
   * @param trials number of trials; with none, the interval is all of [0, 1]
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [0, 1] around successes / trials
   * @throws IllegalArgumentException if the counts or the confidence are out of range
   */
  public static ConfidenceInterval of(int successes, int trials, double confidence) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes lie between 0 and the number of trials, not %d of %d"
              .formatted(successes, trials));
    }
    return of(trials == 0 ? 0 : (double) successes / trials, trials, confidence);
  }

  /**
   * The interval around a rate that tells as much as so many trials.
   *
   * @param rate in [0, 1]
   * @param trials not negative, not necessarily whole
   */
  static ConfidenceInterval of(double rate, double trials, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    if (trials == 0) {
      return new ConfidenceInterval(0.0, 1.0, confidence);
    }
    double z = Normal.twoSided(confidence);
    double share = z * z / trials;
    double centre = (rate + share / 2) / (1 + share);
    double half = z / (1 + share) * Math.sqrt(rate * (1 - rate) / trials + share / (4 * trials));
    // Rounding must push neither a bound out of [0, 1] nor the estimate out of the interval.
    double low = rate == 0 ? 0.0 : Math.min(rate, Math.max(0.0, centre - half));
    double high = rate == 1 ? 1.0 : Math.max(rate, Math.min(1.0, centre + half));
    return new ConfidenceInterval(low, high, confidence);
  }
}
