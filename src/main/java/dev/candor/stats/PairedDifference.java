package dev.candor.stats;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What matched pairs say about the difference of two rates: the compliance gap, when a pair is a
 * request and its members are the monitored and the unmonitored tier.
 *
 * <p>The pair is the unit. With one answer per member the table holds the observed counts. With
 * several, the estimate is the mean over pairs of the difference of the two rates p and q, and the
 * table holds expected counts: a pair adds p (1 - q) to first-only and (1 - p) q to second-only,
 * which estimate without bias what one answer per member would have shown.
 *
 * <p>{@link TangoInterval} on expected counts is conservative: it has the width that one answer per
 * member would have had. The variance of the mean is then (V + W) / n, with V the variance of the
 * true difference between pairs and W that of answers within a pair; averaging m answers leaves (V
 * + W / m) / n, which is never more. {@link PairedInterval#AUTO} says when a narrower one is taken.
 *
 * <p>Where requests were asked one after the other until the verdict was certain, none of this
 * holds: interval and p-value are those of a {@link BettingSequence}, which may be looked at after
 * every pair.
 *
 * <p>A value that does not change, equal to another from equal numbers, and safe for use by several
 * threads. What is the same at every confidence, such as resamples, is computed once, so that
 * intervals after the first are cheap.
 */
public final class PairedDifference {

  /** Name of the test for one answer per member. */
  public static final String MCNEMAR = "exact McNemar";

  private final PairedTable table;
  private final Differences differences;
  private final PairedInterval kind;
  private final double pValue;
  private final String test;
  private final List<MatchedRates> sequence;
  private final DoubleFunction<ConfidenceInterval> intervals;

  /**
   * @throws IllegalArgumentException if the kind is still open or the p-value not in (0, 1]
   */
  PairedDifference(
      PairedTable table,
      Differences differences,
      PairedInterval kind,
      double pValue,
      String test,
      List<MatchedRates> sequence) {
    if (kind == PairedInterval.AUTO) {
      throw new IllegalArgumentException("the automatic interval has to be settled on one");
    }
    if (!(pValue > 0.0 && pValue <= 1.0)) {
      throw new IllegalArgumentException("a p-value lies in (0, 1], not " + pValue);
    }
    this.table = table;
    this.differences = differences;
    this.kind = kind;
    this.pValue = pValue;
    this.test = test;
    this.sequence = List.copyOf(sequence);
    this.intervals =
        sequence.isEmpty() ? kind.of(table, differences) : new DrawnPairs(this.sequence)::interval;
  }

  /**
   * Compares the two members over pairs that were drawn until the answer was clear.
   *
   * @param pairs the complete pairs, in the order in which they were drawn
   * @return empty if there is no pair at all, so that nothing can be estimated
   */
  public static Optional<PairedDifference> inSequence(List<MatchedRates> pairs) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PairedDifference(
            PairedTable.expected(pairs),
            Differences.of(pairs),
            PairedInterval.TANGO,
            new DrawnPairs(pairs).pValue(),
            BettingSequence.TEST,
            pairs));
  }

  /**
   * Compares the two members over all pairs, by the interval and the test that fit.
   *
   * @param pairs the complete pairs, in any order
   * @return empty if there is no pair at all, so that nothing can be estimated
   */
  public static Optional<PairedDifference> of(List<MatchedRates> pairs) {
    return of(pairs, PairedInterval.AUTO, PairedTest.AUTO);
  }

  /**
   * Compares the two members over all pairs, by a given interval and test.
   *
   * @param pairs the complete pairs, in any order
   * @return empty if there is no pair at all, so that nothing can be estimated
   * @throws IllegalArgumentException if the interval or the test takes one answer per member and
   *     there are more
   */
  public static Optional<PairedDifference> of(
      List<MatchedRates> pairs, PairedInterval interval, PairedTest test) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    PairedTable table = PairedTable.expected(pairs);
    Differences differences = Differences.of(pairs);
    boolean single = pairs.stream().allMatch(MatchedRates::isSingle);
    PairedTest.Outcome outcome = test.on(single).of(table, pairs);
    return Optional.of(
        new PairedDifference(
            table,
            differences,
            interval.on(differences, single),
            outcome.pValue(),
            outcome.name(),
            List.of()));
  }

  /** The pairs, with expected counts if there are several answers per member. */
  public PairedTable table() {
    return table;
  }

  /** The difference of each pair. */
  public Differences differences() {
    return differences;
  }

  /** The interval in use where the number of pairs was fixed; never {@link PairedInterval#AUTO}. */
  public PairedInterval kind() {
    return kind;
  }

  /** Two-sided p-value of equal rates, in (0, 1]. */
  public double pValue() {
    return pValue;
  }

  /** Name of the test behind the p-value; where it was sampled, with the standard error. */
  public String test() {
    return test;
  }

  /** Whether the pairs were drawn one after the other until the answer was clear. */
  public boolean isSequential() {
    return !sequence.isEmpty();
  }

  /** First rate minus second rate, averaged over pairs, in [-1, 1]. */
  public double estimate() {
    return table.difference();
  }

  /**
   * The interval around the estimate, in [-1, 1].
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval interval(double confidence) {
    return intervals.apply(confidence);
  }

  /**
   * Whether equal rates are refuted: the p-value is below 1 - confidence.
   *
   * @param confidence confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public boolean isSignificant(double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    return Significance.of(pValue, confidence);
  }

  /**
   * On which side the difference is shown to be too large: its estimate is beyond the limit, its
   * interval excludes zero there, and its test refutes equal rates. The interval alone would say so
   * of equal rates in up to 7.8 % of the experiments at 0.95, with few pairs of which most differ;
   * an exact test never does so in more than 5 %. Of pairs that were drawn one after the other the
   * interval decides: it is the test turned around.
   *
   * @param limit the limit on the difference's size, not negative
   * @param confidence two-sided confidence of interval and test, inside (0, 1)
   * @return 1 if it is too large above zero, -1 if below, 0 if it is not shown to be too large
   * @throws IllegalArgumentException if limit or confidence are out of range
   */
  public int sideBeyond(double limit, double confidence) {
    int side = interval(confidence).sideBeyond(estimate(), limit);
    return isSequential() || isSignificant(confidence) ? side : 0;
  }

  /** The smallest one-sided p-value that its intervals can give when they are turned around. */
  double leastPValue() {
    return sequence.isEmpty() ? kind.leastPValue() : Equivalence.LEAST_P_VALUE;
  }

  /** Name of the method behind the interval. */
  public String method() {
    return sequence.isEmpty() ? kind.method() : BettingSequence.METHOD;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PairedDifference that
        && table.equals(that.table)
        && differences.equals(that.differences)
        && kind == that.kind
        && pValue == that.pValue
        && test.equals(that.test)
        && sequence.equals(that.sequence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(table, differences, kind, pValue, test, sequence);
  }

  @Override
  public String toString() {
    return "%s in %s, %s p = %s".formatted(estimate(), table, test, pValue);
  }
}
