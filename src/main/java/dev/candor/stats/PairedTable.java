package dev.candor.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The 2x2 table of matched pairs: how often both members of a pair answered yes, only one, or none.
 *
 * <p>Counts may be fractional: when several answers per pair member are averaged, a cell holds the
 * expected count. A table describes at least some pairs; where there may be none, say so with an
 * {@link java.util.Optional} of a table.
 *
 * @param both pairs in which both members say yes
 * @param firstOnly discordant pairs in which only the first says yes ({@code b} in the literature)
 * @param secondOnly discordant pairs in which only the second says yes ({@code c})
 * @param neither pairs in which no member says yes
 */
public record PairedTable(double both, double firstOnly, double secondOnly, double neither) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a count is negative or not finite, or all are zero
   */
  public PairedTable {
    for (double count : new double[] {both, firstOnly, secondOnly, neither}) {
      if (!(count >= 0.0) || Double.isInfinite(count)) {
        throw new IllegalArgumentException(
            "counts of pairs are finite and never negative, not " + count);
      }
    }
    if (both + firstOnly + secondOnly + neither == 0.0) {
      throw new IllegalArgumentException("a table of pairs needs at least one pair");
    }
  }

  /** Number of pairs, above 0. */
  public double n() {
    // Grouped so that swapping first and second changes no rounding.
    return (both + neither) + discordant();
  }

  /** Number of pairs whose members differ. */
  public double discordant() {
    return firstOnly + secondOnly;
  }

  /** Share of yes among the first members, in [0, 1]. */
  public double firstRate() {
    return (both + firstOnly) / n();
  }

  /** Share of yes among the second members, in [0, 1]. */
  public double secondRate() {
    return (both + secondOnly) / n();
  }

  /** First rate minus second rate, in [-1, 1]. */
  public double difference() {
    return (firstOnly - secondOnly) / n();
  }

  /** The same pairs with first and second exchanged. */
  public PairedTable swapped() {
    return new PairedTable(both, secondOnly, firstOnly, neither);
  }

  /**
   * The table of some pairs: what one answer per member would have shown on average, which with one
   * answer per member is what it did show.
   *
   * @param pairs the complete pairs, at least one
   */
  public static PairedTable expected(List<MatchedRates> pairs) {
    return new PairedTable(
        sum(pairs, pair -> pair.firstRate() * pair.secondRate()),
        sum(pairs, pair -> pair.firstRate() * (1.0 - pair.secondRate())),
        sum(pairs, pair -> (1.0 - pair.firstRate()) * pair.secondRate()),
        sum(pairs, pair -> (1.0 - pair.firstRate()) * (1.0 - pair.secondRate())));
  }

  private static double sum(List<MatchedRates> pairs, ToDoubleFunction<MatchedRates> part) {
    return pairs.stream().mapToDouble(part).sum();
  }
}
