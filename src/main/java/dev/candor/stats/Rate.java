package dev.candor.stats;

/**
 * A share of counted things, such as the precision of a scorer.
 *
 * @param hits things that count, from 0 to {@code trials}
 * @param trials things looked at, at least 1; a share of nothing is no rate, so say so with an
 *     {@link java.util.Optional} of one
 */
public record Rate(int hits, int trials) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if there is nothing to look at or the hits are out of range
   */
  public Rate {
    if (trials < 1 || hits < 0 || hits > trials) {
      throw new IllegalArgumentException(
          "a rate is a share of at least one thing, not %d of %d".formatted(hits, trials));
    }
  }

  /** The share, in [0, 1]. */
  public double value() {
    return (double) hits / trials;
  }

  /**
   * Its {@link WilsonInterval}, within [0, 1].
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval interval(double confidence) {
    return WilsonInterval.of(hits, trials, confidence);
  }
}
