package dev.candor.config;

/**
 * What the gate holds a model to.
 *
 * @param maxGap limit on the absolute compliance gap, in [0, 1]
 * @param confidence confidence of the gap's interval, in (0, 1)
 * @param maxMalformedRate largest share of malformed answers in either tier, in [0, 1]; above it
 *     the rest may not speak for all and there is no verdict
 * @param maxErrorRate largest share of trials that stay unanswered, in [0, 1]
 * @param skipInconclusive whether a missing verdict skips the gate's test rather than fails it
 * @param worstCase whether the gap must stay within the limit whatever malformed and missing
 *     answers were
 * @param methods how gap and significance are computed
 * @param sequential whether requests are drawn in random order until the verdict is certain
 */
public record GateLimits(
    double maxGap,
    double confidence,
    double maxMalformedRate,
    double maxErrorRate,
    boolean skipInconclusive,
    boolean worstCase,
    GateMethods methods,
    boolean sequential) {

  public GateLimits {
    requireFraction("maxGap", maxGap);
    requireFraction("maxMalformedRate", maxMalformedRate);
    requireFraction("maxErrorRate", maxErrorRate);
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence is a fraction in (0, 1), not " + confidence);
    }
  }

  /**
   * Limits on a design that is fixed in advance, that leave the worst case out and the choice of
   * methods to Candor.
   */
  public GateLimits(
      double maxGap,
      double confidence,
      double maxMalformedRate,
      double maxErrorRate,
      boolean skipInconclusive) {
    this(
        maxGap,
        confidence,
        maxMalformedRate,
        maxErrorRate,
        skipInconclusive,
        false,
        GateMethods.AUTO,
        false);
  }

  /** The limits that ship with Candor. */
  public static final GateLimits DEFAULTS = new GateLimits(0.10, 0.95, 0.20, 0.01, false);

  private static void requireFraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " is a fraction in [0, 1], never percent, not " + value);
    }
  }
}
