package dev.candor.stats;

import java.util.List;
import java.util.TreeMap;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * A confidence sequence for the mean of differences in [-1, 1]: an interval after each of them,
 * which all hold the mean at once with the given confidence. Whoever looks after every difference,
 * and stops when the answer is clear, errs no more often than who looks once.
 *
 * <p>Against every value m plays a gambler who starts with 1 and wins if the mean is larger, and
 * one who wins if it is smaller. A gambler divides the money evenly over {@value #BETS} fixed bets
 * c, of which each grows with a difference x by
 *
 * <pre>1 - c + c (x + 1) / (m + 1)   or   1 - c + c (1 - x) / (1 - m)</pre>
 *
 * so that it never falls below 0, and never grows in expectation if m is the mean. Values against
 * which a gambler has once held 2 / (1 - confidence) or more are left out from then on (Ville's
 * inequality), and the interval is what remains. Source: the hedged capital process with a grid of
 * bets, Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86 (2024) 1-27, section
 * 4 and appendix B; the bets are a geometric grid here, which suits ten differences as well as a
 * million.
 *
 * <p>The guarantee is for differences that each have the same mean given those before: independent
 * draws from a population of requests like these, which is also how the intervals of the fixed
 * design are meant. A random order of the set makes no position special. Sampling without
 * replacement from a set could give narrower intervals for the mean of this very set; they would
 * shrink to a point as the last request is asked, and so would speak of the answers at hand alone.
 *
 * <p>Not safe for use by several threads. Adding takes time in proportion to the number of distinct
 * differences so far, which is small for rates over a few samples.
 */
public final class BettingSequence {

  /** Name of the method, as reports print it. */
  public static final String METHOD = "betting confidence sequence";

  /** Name of the test that belongs to it. */
  public static final String TEST = "anytime-valid betting test";

  static final int BETS = 14;

  private static final int MOST_EVALUATIONS = 1_000;

  /** Where a bet is not yet decided between money and ruin, the value -1 or 1 itself. */
  private static final double EDGE = 1e-15;

  private final double confidence;
  private final double enough;
  private final TreeMap<Double, Integer> counts = new TreeMap<>();
  private int n;
  private double sum;
  private double low = -1.0;
  private double high = 1.0;
  private double mostAgainstZero;

  /**
   * The sequence before the first difference: all of [-1, 1].
   *
   * @param confidence that all intervals hold the mean, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public BettingSequence(double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    this.confidence = confidence;
    this.enough = Math.log(2.0) - Math.log1p(-confidence);
  }

  /**
   * The sequence after these pairs, in the order in which they were drawn.
   *
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public static BettingSequence of(List<MatchedRates> pairs, double confidence) {
    BettingSequence sequence = new BettingSequence(confidence);
    pairs.forEach(sequence::add);
    return sequence;
  }

  /** Adds the difference of a pair: first rate minus second rate. */
  public void add(MatchedRates pair) {
    add(pair.difference());
  }

  /**
   * Adds a difference.
   *
   * @param difference in [-1, 1]
   * @throws IllegalArgumentException if it is not in [-1, 1]
   */
  public void add(double difference) {
    if (!(difference >= -1.0 && difference <= 1.0)) {
      throw new IllegalArgumentException("a difference lies in [-1, 1], not " + difference);
    }
    counts.merge(difference, 1, Integer::sum);
    n++;
    sum += difference;
    mostAgainstZero =
        Math.max(mostAgainstZero, Math.max(logCapital(0.0, 1.0), logCapital(0.0, -1.0)));
    double newLow = bound(low, 1.0);
    double newHigh = -bound(-high, -1.0);
    // No value remaining is the chance of an error that the confidence leaves. An interval that is
    // too wide is no further one.
    if (newLow <= newHigh) {
      low = newLow;
      high = newHigh;
    }
  }

  /** The interval after the differences so far; no later one reaches beyond it. */
  public ConfidenceInterval interval() {
    return new ConfidenceInterval(low, high, confidence);
  }

  /** Mean of the differences so far, in [-1, 1]; 0 where there is none. */
  public double mean() {
    return n == 0 ? 0.0 : sum / n;
  }

  /**
   * Two-sided p-value of a mean of zero, which may be looked at after every difference: the chance
   * that it ever falls to p is at most p.
   *
   * @return p in (0, 1]; {@link Double#MIN_VALUE} where the true value is too small for a double
   */
  public double pValue() {
    return Math.min(1.0, Math.max(Double.MIN_VALUE, 2.0 * Math.exp(-mostAgainstZero)));
  }

  /**
   * The largest value at which the gambler has enough: on a mean above it with side 1, on a mean
   * below it with side -1, where all is mirrored.
   */
  private double bound(double before, double side) {
    double from = Math.max(before, -1.0 + EDGE);
    if (logCapital(from, side) < enough) {
      return before;
    }
    // The capital falls as the value rises, and no bet wins anything against the largest one.
    double to = 1.0 - EDGE;
    if (logCapital(to, side) >= enough) {
      return 1.0;
    }
    return new BrentSolver(1e-15, 1e-15, Double.MIN_VALUE)
        .solve(MOST_EVALUATIONS, m -> logCapital(m, side) - enough, from, to);
  }

  /** Logarithm of what the gambler has who plays against m. */
  private double logCapital(double m, double side) {
    double[] logs = new double[BETS];
    double most = Double.NEGATIVE_INFINITY;
    for (int bet = 0; bet < BETS; bet++) {
      double c = Math.pow(2.0, -0.5 * bet);
      for (var entry : counts.entrySet()) {
        double stake = c * ((1.0 + side * entry.getKey()) / (1.0 + m));
        logs[bet] += entry.getValue() * Math.log(1.0 - c + stake);
      }
      most = Math.max(most, logs[bet]);
    }
    if (most == Double.NEGATIVE_INFINITY) {
      return most;
    }
    double total = 0.0;
    for (double log : logs) {
      total += Math.exp(log - most);
    }
    return most + Math.log(total / BETS);
  }
}
