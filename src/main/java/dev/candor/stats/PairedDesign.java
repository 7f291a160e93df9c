package dev.candor.stats;

import java.util.OptionalDouble;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * How much a comparison of matched pairs can see, before or after it is made.
 *
 * <p>With one answer per member, a difference d between two rates whose answers differ in a share w
 * of the pairs has the variance w - d² per pair; where the rates are equal, w. The test of equal
 * rates at level 1 - confidence, two-sided, then has the power
 *
 * <pre>Phi((|d| sqrt(n) - z sqrt(k w)) / sqrt(k (w - d²)))</pre>
 *
 * at n pairs, z being the normal quantile of the confidence. Source: Connor, Biometrics 43 (1987)
 * 207-211, for k = 1. The variance factor k, in (0, 1], is what is left of that variance when each
 * member answers m times: (1 + (m - 1) r) / m with the intra-request correlation r, the design
 * effect of Kish (Survey Sampling, 1965) divided by m. An exact test asks for a few pairs more.
 *
 * @param discordance share of pairs whose members would differ if each answered once, in [0, 1]
 * @param varianceFactor variance of the mean difference relative to one answer per member, in (0,
 *     1]
 * @param confidence 1 - the two-sided level of the test, inside (0, 1)
 */
public record PairedDesign(double discordance, double varianceFactor, double confidence) {

  /**
   * Where no pair is discordant the equation also holds at 0, which is not the root in question.
   */
  private static final double SMALLEST = 1e-9;

  private static final double LEAST_DIFFERENCE = 1e-6;
  private static final int MOST_EVALUATIONS = 1_000;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PairedDesign {
    ConfidenceInterval.requireConfidence(confidence);
    if (!(discordance >= 0.0 && discordance <= 1.0)) {
      throw new IllegalArgumentException(
          "the share of discordant pairs lies in [0, 1], not " + discordance);
    }
    if (!(varianceFactor > 0.0 && varianceFactor <= 1.0)) {
      throw new IllegalArgumentException(
          "further answers leave a share of the variance in (0, 1], not " + varianceFactor);
    }
  }

  /**
   * A design with several answers per member.
   *
   * @param discordance share of pairs whose members would differ if each answered once, in [0, 1]
   * @param samples answers per member, at least 1
   * @param correlation intra-request correlation of the difference in [0, 1]: the share of its
   *     variance that lies between requests, which no further answer takes away
   * @param confidence 1 - the two-sided level of the test, inside (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static PairedDesign of(
      double discordance, int samples, double correlation, double confidence) {
    if (samples < 1 || !(correlation >= 0.0 && correlation <= 1.0)) {
      throw new IllegalArgumentException(
          "a design has at least one sample and a correlation in [0, 1], not %d and %s"
              .formatted(samples, correlation));
    }
    return new PairedDesign(discordance, (1.0 + (samples - 1) * correlation) / samples, confidence);
  }

  /**
   * The design that pairs have turned out to have, judged by the interval in use: its variance
   * factor is the square of how much narrower it is than the score interval of one answer.
   *
   * @param difference what the pairs say
   * @param confidence 1 - the two-sided level of the test, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public static PairedDesign of(PairedDifference difference, double confidence) {
    return of(difference.table(), difference.interval(confidence));
  }

  static PairedDesign of(PairedTable table, ConfidenceInterval inUse) {
    double narrower = inUse.width() / TangoInterval.of(table, inUse.confidence()).width();
    return new PairedDesign(
        table.discordant() / table.n(),
        Math.max(Double.MIN_NORMAL, Math.min(1.0, narrower * narrower)),
        inUse.confidence());
  }

  /**
   * The chance to find a difference of this size.
   *
   * @param difference true difference, in [-discordance, discordance]; the sign does not matter
   * @param pairs number of pairs, at least 1
   * @return the power, in [0, 1]; at no difference half the level, as only the right direction
   *     counts
   * @throws IllegalArgumentException if no such difference can have this discordance, or there is
   *     no pair
   */
  public double power(double difference, long pairs) {
    requirePossible(difference);
    if (pairs < 1) {
      throw new IllegalArgumentException("power is that of at least one pair, not of " + pairs);
    }
    double margin = Math.abs(difference) * Math.sqrt(pairs) - z() * deviation(0.0);
    double deviation = deviation(difference);
    if (deviation == 0.0) {
      return difference != 0.0 && margin >= 0.0 ? 1.0 : 0.0;
    }
    return Normal.upperTail(-margin / deviation);
  }

  /**
   * How many pairs it takes to find a difference of this size.
   *
   * @param difference true difference, in [-discordance, discordance] and at least 1e-6 in size
   * @param power chance to find it, in [0.5, 1)
   * @return the smallest number of pairs with at least this power
   * @throws IllegalArgumentException if an argument is out of range
   */
  public long pairsFor(double difference, double power) {
    requirePossible(difference);
    requireSize(difference);
    double quantile = quantile(power);
    double root = (z() * deviation(0.0) + quantile * deviation(difference)) / Math.abs(difference);
    long pairs = Math.max(1, (long) Math.ceil(root * root));
    // The square may end just beside a whole number on which power is already, or not yet, enough.
    while (power(difference, pairs) < power) {
      pairs++;
    }
    while (pairs > 1 && power(difference, pairs - 1) >= power) {
      pairs--;
    }
    return pairs;
  }

  /**
   * How many pairs it takes to show that there is no difference beyond a limit, if there is none at
   * all: {@link Equivalence} with the interval of this design's confidence. Never fewer than the
   * score interval needs without any discordant pair. Source: Julious, Statistics in Medicine 23
   * (2004) 1921-1986, equivalence with a true difference of 0.
   *
   * @param limit the equivalence margin, in [1e-6, 1]
   * @param power chance that the interval lies within the limit, in [0.5, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public long pairsToShowAbsence(double limit, double power) {
    requireSize(limit);
    double inBothTails = quantile((1.0 + requirePower(power)) / 2.0);
    double root = (z() + inBothTails) * deviation(0.0) / limit;
    double allAgree = z() * z() * (1.0 - limit) / limit;
    return Math.max(1, (long) Math.ceil(Math.max(root * root, allAgree)));
  }

  /**
   * The smallest true difference that this many pairs find: a larger one would hardly have gone
   * unseen. A difference above the discordance is taken to be all the discordance there is.
   *
   * @param pairs number of pairs, above 0; fractional as in {@link PairedTable#n()}
   * @param power chance to find it, in [0.5, 1), for example 0.8
   * @return the minimum detectable difference, in (0, 1]; empty if the pairs are too few to find
   *     even a difference of 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public OptionalDouble detectable(double pairs, double power) {
    double quantile = quantile(power);
    if (!(pairs > 0.0)) {
      throw new IllegalArgumentException("nothing is seen without pairs, not with " + pairs);
    }
    UnivariateFunction missing =
        difference -> {
          PairedDesign possible =
              new PairedDesign(Math.max(discordance, difference), varianceFactor, confidence);
          return z() * possible.deviation(0.0)
              + quantile * possible.deviation(difference)
              - difference * Math.sqrt(pairs);
        };
    return missing.value(1.0) > 0.0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            new BrentSolver(1e-14, 1e-14, Double.MIN_NORMAL)
                .solve(MOST_EVALUATIONS, missing, SMALLEST, 1.0));
  }

  private double z() {
    return Normal.twoSided(confidence);
  }

  /** Standard deviation of one pair's difference whose mean is the difference. */
  private double deviation(double difference) {
    return Math.sqrt(varianceFactor * (discordance - difference * difference));
  }

  private void requirePossible(double difference) {
    if (!(Math.abs(difference) <= discordance)) {
      throw new IllegalArgumentException(
          "where %s of the pairs are discordant the difference is no larger than that, not %s"
              .formatted(discordance, difference));
    }
  }

  private static void requireSize(double difference) {
    if (!(Math.abs(difference) >= LEAST_DIFFERENCE && Math.abs(difference) <= 1.0)) {
      throw new IllegalArgumentException(
          "pairs are planned for a difference between %s and 1 in size, not %s"
              .formatted(LEAST_DIFFERENCE, difference));
    }
  }

  private static double quantile(double power) {
    return Normal.quantile(requirePower(power));
  }

  private static double requirePower(double power) {
    if (!(power >= 0.5 && power < 1.0)) {
      throw new IllegalArgumentException(
          "power is a fraction in [0.5, 1), for example 0.8, not " + power);
    }
    return power;
  }
}
