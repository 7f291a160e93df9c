package dev.candor.stats;

import org.hipparchus.special.Erf;

/** The standard normal distribution, in the forms that tests and intervals ask for. */
final class Normal {

  private Normal() {}

  /** P(Z > z), with all digits in the far upper tail. */
  static double upperTail(double z) {
    return 0.5 * Erf.erfc(z / Math.sqrt(2.0));
  }

  /** P(Z <= z), with all digits in the far lower tail. */
  static double below(double z) {
    return upperTail(-z);
  }

  /** The z that Z stays below with this probability, inside (0, 1). */
  static double quantile(double probability) {
    return -Math.sqrt(2.0) * Erf.erfcInv(2.0 * probability);
  }

  /** The z that |Z| stays below with this probability, inside (0, 1). */
  static double twoSided(double confidence) {
    return Math.sqrt(2.0) * Erf.erfInv(confidence);
  }

  /** P(|Z| <= z). */
  static double within(double z) {
    return Erf.erf(z / Math.sqrt(2.0));
  }
}
