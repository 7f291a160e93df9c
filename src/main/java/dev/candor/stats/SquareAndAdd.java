package dev.candor.stats;

/**
 * How far the limit of a difference lies from its estimate, when two estimates and their own limits
 * are known. Source: Newcombe, Statistics in Medicine 17 (1998) 873-890 and 2635-2650.
 */
final class SquareAndAdd {

  private SquareAndAdd() {}

  /**
   * The root of a² - 2 r a b + b².
   *
   * @param first distance a of the first estimate from its limit on the side in question
   * @param second distance b of the second estimate from its limit on the other side
   * @param correlation r of the two estimates, in [-1, 1]
   */
  static double distance(double first, double second, double correlation) {
    double square = first * first - 2.0 * correlation * first * second + second * second;
    // Where the correlation is 1 rounding could leave less than nothing.
    return Math.sqrt(Math.max(0.0, square));
  }
}
