package dev.candor.stats;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The differences of matched pairs as a table: each distinct difference and how many pairs have it.
 * A million requests with a few samples have a handful of distinct differences, so everything that
 * is computed from the table costs next to nothing.
 *
 * @param counts number of pairs, at least 1, by their difference, in [-1, 1]; ascending
 */
public record Differences(SortedMap<Double, Long> counts) {

  /**
   * Checks and copies the counts.
   *
   * @throws IllegalArgumentException if a difference lies outside [-1, 1], a count is below 1 or
   *     there is no pair at all
   */
  public Differences {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("differences need at least one pair");
    }
    counts.forEach(
        (difference, count) -> {
          if (!(Math.abs(difference) <= 1.0) || count < 1) {
            throw new IllegalArgumentException(
                "differences lie in [-1, 1] and occur at least once, not %s in %d pairs"
                    .formatted(difference, count));
          }
        });
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /**
   * The differences of some pairs, first rate minus second rate each.
   *
   * @throws IllegalArgumentException if there is no pair
   */
  public static Differences of(Collection<MatchedRates> pairs) {
    SortedMap<Double, Long> counts = new TreeMap<>();
    pairs.forEach(pair -> counts.merge(pair.difference(), 1L, Long::sum));
    return new Differences(counts);
  }

  /** Number of pairs, at least 1. */
  public long n() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Mean difference over pairs, in [-1, 1]. */
  public double mean() {
    return sumOfPowers(0.0, 1) / n();
  }

  /** Sample variance over pairs, with n - 1 in the denominator; 0 for a single pair. */
  public double variance() {
    return allEqual() ? 0.0 : sumOfPowers(mean(), 2) / (n() - 1);
  }

  /** Whether every pair has the same difference, so that nothing can be said of their spread. */
  public boolean allEqual() {
    return counts.size() == 1;
  }

  /** Whether fewer than two pairs differ from the rest, which is no sample of a spread. */
  boolean lackSpread() {
    return n() - counts.getOrDefault(mostCommon(), 0L) < 2;
  }

  /** The difference that most pairs have; of several such, the one nearest to 0. */
  double mostCommon() {
    double best = counts.firstKey();
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      long more = entry.getValue() - counts.getOrDefault(best, 0L);
      if (more > 0 || more == 0 && Math.abs(entry.getKey()) < Math.abs(best)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /**
   * How many pairs carry the spread: the sum of squares squared over the sum of fourth powers, of
   * deviations from the most common difference. It is the number of deviating pairs where all
   * deviate equally far, and less where a few far ones outweigh the rest. From 0 to n.
   */
  double deviatingPairs() {
    double centre = mostCommon();
    // Where a difference and its opposite are as common, swapping must not choose between them.
    return counts.get(centre).equals(counts.get(0.0 - centre))
        ? Math.min(deviatingPairs(centre), deviatingPairs(0.0 - centre))
        : deviatingPairs(centre);
  }

  private double deviatingPairs(double centre) {
    double squares = sumOfPowers(centre, 2);
    return squares == 0.0 ? 0.0 : squares * squares / sumOfPowers(centre, 4);
  }

  /** Sum over pairs of (difference - centre) to a power. */
  double sumOfPowers(double centre, int power) {
    return counts.entrySet().stream()
        .mapToDouble(entry -> entry.getValue() * Math.pow(entry.getKey() - centre, power))
        .sum();
  }

  /** The same pairs with first and second exchanged. */
  public Differences swapped() {
    SortedMap<Double, Long> mirrored = new TreeMap<>();
    // 0.0 - d, since -d would make a second zero.
    counts.forEach((difference, count) -> mirrored.put(0.0 - difference, count));
    return new Differences(mirrored);
  }
}
