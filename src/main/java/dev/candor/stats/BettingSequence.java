package dev.candor.stats;

import java.util.List;
import java.util.TreeMap;

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

  static final int BETS = Gambler.BETS;

  private final double confidence;
  private final TreeMap<Double, Integer> counts = new TreeMap<>();
  private final BettingEnd low;
  private final BettingEnd high;
  private final Gambler aboveZero = new Gambler(0.0, 1.0);
  private final Gambler belowZero = new Gambler(0.0, -1.0);
  private int n;
  private double sum;
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
    this.low = new BettingEnd(counts, 1.0, enough(confidence));
    this.high = new BettingEnd(counts, -1.0, enough(confidence));
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
    mostAgainstZero = aboveZero.play(difference).orMore(mostAgainstZero);
    mostAgainstZero = belowZero.play(difference).orMore(mostAgainstZero);
    double newLow = low.after(difference);
    double newHigh = high.after(difference);
    // No value remaining is the chance of an error that the confidence leaves. An interval that is
    // too wide is no further one.
    if (newLow <= 0.0 - newHigh) {
      low.moveTo(newLow);
      high.moveTo(newHigh);
    }
  }

  /** The interval after the differences so far; no later one reaches beyond it. */
  public ConfidenceInterval interval() {
    return new ConfidenceInterval(low.bound(), 0.0 - high.bound(), confidence);
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
    return pValue(mostAgainstZero);
  }

  /** The p-value of zero, where this is the logarithm of the most that was held against it. */
  static double pValue(double mostAgainstZero) {
    return Math.min(1.0, Math.max(Double.MIN_VALUE, 2.0 * Math.exp(-mostAgainstZero)));
  }

  /** Logarithm of the capital that leaves a value out. */
  static double enough(double confidence) {
    return Math.log(2.0) - Math.log1p(-confidence);
  }
}
