package dev.candor.stats;

import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * One end of the interval of a {@link BettingSequence}: the largest value at which a gambler has
 * once had enough, with side 1. With side -1 all is mirrored, the value included.
 */
final class BettingEnd {

  private static final int MOST_EVALUATIONS = 1_000;

  /** Where a bet is not yet decided between money and ruin, the value -1 or 1 itself. */
  private static final double EDGE = 1e-15;

  private static final double DIGITS = 0x1p40;

  private final SortedMap<Double, Integer> counts;
  private final double side;
  private final double enough;
  private double bound = -1.0;
  private Gambler gambler;

  /**
   * @param counts the differences so far, which the sequence adds to
   * @param enough logarithm of the capital that leaves a value out, above 0
   */
  BettingEnd(SortedMap<Double, Integer> counts, double side, double enough) {
    this.counts = counts;
    this.side = side;
    this.enough = enough;
    this.gambler = new Gambler(-1.0 + EDGE, side);
  }

  /** The largest value that is left out, or -1. */
  double bound() {
    return rounded(bound);
  }

  /**
   * Rounded to some more than 12 digits, so that the interval does not get narrower: further ones
   * depend on the order in which logarithms were added up, which is no matter of the data.
   */
  static double rounded(double bound) {
    return Math.floor(bound * DIGITS) / DIGITS;
  }

  /** The end after a further difference, which is already counted; no smaller than before. */
  double after(double difference) {
    return gambler.play(difference).has(enough)
        ? largest(enough, gambler.against(), m -> against(m).logCapital())
        : bound;
  }

  /** Plays from now on against a value that is no smaller. */
  void moveTo(double newBound) {
    if (newBound != bound) {
      bound = newBound;
      gambler = against(bound);
    }
  }

  private Gambler against(double m) {
    Gambler another = new Gambler(m, side);
    counts.forEach((difference, times) -> another.play(another.growth(difference), times));
    return another;
  }

  /**
   * The largest value at which there is enough of a capital that falls as the value rises.
   *
   * @param least the end is known to be no smaller; -1 if nothing is known
   */
  static double of(double enough, double least, DoubleUnaryOperator logCapital) {
    double from = Math.max(least, -1.0 + EDGE);
    return logCapital.applyAsDouble(from) < enough ? least : largest(enough, from, logCapital);
  }

  private static double largest(double enough, double from, DoubleUnaryOperator logCapital) {
    // Sums in another order differ in their last digits: what is just enough may then lack a bit.
    if (logCapital.applyAsDouble(from) <= enough) {
      return from;
    }
    double inside = from;
    // A step is small beside the range, and mostly large beside what one difference moves the end.
    for (double step = 0x1p-12; inside + step < 1.0 - EDGE; step *= 4.0) {
      if (logCapital.applyAsDouble(inside + step) < enough) {
        return root(enough, inside, inside + step, logCapital);
      }
      inside += step;
    }
    // No bet wins anything against the largest value.
    return logCapital.applyAsDouble(1.0 - EDGE) >= enough
        ? 1.0
        : root(enough, inside, 1.0 - EDGE, logCapital);
  }

  private static double root(
      double enough, double inside, double outside, DoubleUnaryOperator logCapital) {
    return new BrentSolver(1e-15, 1e-15, Double.MIN_VALUE)
        .solve(MOST_EVALUATIONS, m -> logCapital.applyAsDouble(m) - enough, inside, outside);
  }
}
