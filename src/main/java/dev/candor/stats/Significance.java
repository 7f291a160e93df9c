package dev.candor.stats;

/** When a p-value refutes a hypothesis. */
public final class Significance {

  private Significance() {}

  /**
   * Whether a p-value is below 1 - confidence.
   *
   * @param pValue in [0, 1]
   * @param confidence confidence level, inside (0, 1)
   */
  public static boolean of(double pValue, double confidence) {
    // Not p < 1 - confidence, which rounds to more than 0.05 at 0.95.
    return pValue + confidence < 1.0;
  }
}
