package dev.candor.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.util.ArithmeticUtils;

/**
 * What matched pairs say about the difference of two rates: the compliance gap, when a pair is a
 * request and its members are the monitored and the unmonitored tier.
 *
 * <p>The pair is the unit. With one answer per member the table holds the observed counts, the test
 * is {@link ExactMcNemar}. With several, the estimate is the mean over pairs of the difference of
 * the two rates p and q, the test is {@link SignFlipTest} on these differences, and the table holds
 * expected counts: a pair adds p (1 - q) to first-only and (1 - p) q to second-only, which estimate
 * without bias what one answer per member would have shown.
 *
 * <p>The interval is always {@link TangoInterval} on that table. With several answers it is
 * conservative: it has the width that one answer per member would have had. The variance of the
 * mean is then (V + W) / n, with V the variance of the true difference between pairs and W that of
 * answers within a pair; averaging m answers leaves (V + W / m) / n, which is never more.
 *
 * <p>Where requests were asked one after the other until the verdict was certain, none of this
 * holds: interval and p-value are those of a {@link BettingSequence}, which may be looked at after
 * every pair.
 *
 * @param table the pairs, with expected counts if there are several answers per member
 * @param pValue two-sided p-value of equal rates, in (0, 1]
 * @param test name of the test behind the p-value
 * @param sequence the pairs in the order in which they were drawn, where the number of pairs was
 *     not fixed in advance; empty where it was
 */
public record PairedDifference(
    PairedTable table, double pValue, String test, List<MatchedRates> sequence) {

  /** Name of the test for one answer per member. */
  public static final String MCNEMAR = "exact McNemar";

  /** Name of the test for several answers per member. */
  public static final String SIGN_FLIP = "exact sign-flip";

  /** Beyond this common denominator the exact test could not be afforded anyway. */
  private static final long LARGEST_DENOMINATOR = 1_000_000;

  /**
   * Checks the p-value.
   *
   * @throws IllegalArgumentException if it is not in (0, 1]
   */
  public PairedDifference {
    sequence = List.copyOf(sequence);
    if (!(pValue > 0.0 && pValue <= 1.0)) {
      throw new IllegalArgumentException("a p-value lies in (0, 1], not " + pValue);
    }
  }

  /** What a number of pairs says that was fixed in advance. */
  public PairedDifference(PairedTable table, double pValue, String test) {
    this(table, pValue, test, List.of());
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
    // The p-value is the same at every confidence.
    double p = BettingSequence.of(pairs, 0.5).pValue();
    return Optional.of(new PairedDifference(expected(pairs), p, BettingSequence.TEST, pairs));
  }

  /**
   * Compares the two members over all pairs.
   *
   * @param pairs the complete pairs, in any order
   * @return empty if there is no pair at all, so that nothing can be estimated
   */
  public static Optional<PairedDifference> of(List<MatchedRates> pairs) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    PairedTable table = expected(pairs);
    if (pairs.stream().allMatch(MatchedRates::isSingle)) {
      double p = ExactMcNemar.pValue((long) table.firstOnly(), (long) table.secondOnly());
      return Optional.of(new PairedDifference(table, p, MCNEMAR));
    }
    SignFlipTest signFlip = signFlip(pairs);
    String name =
        signFlip.exact() ? SIGN_FLIP : "sign-flip, %d random draws".formatted(signFlip.draws());
    return Optional.of(new PairedDifference(table, signFlip.pValue(), name));
  }

  /** First rate minus second rate, averaged over pairs, in [-1, 1]. */
  public double estimate() {
    return table.difference();
  }

  /**
   * The interval around the estimate.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval interval(double confidence) {
    return sequence.isEmpty()
        ? TangoInterval.of(table, confidence)
        : BettingSequence.of(sequence, confidence).interval();
  }

  /** Name of the method behind the interval. */
  public String method() {
    return sequence.isEmpty() ? TangoInterval.METHOD : BettingSequence.METHOD;
  }

  private static PairedTable expected(List<MatchedRates> pairs) {
    return new PairedTable(
        sum(pairs, pair -> pair.firstRate() * pair.secondRate()),
        sum(pairs, pair -> pair.firstRate() * (1.0 - pair.secondRate())),
        sum(pairs, pair -> (1.0 - pair.firstRate()) * pair.secondRate()),
        sum(pairs, pair -> (1.0 - pair.firstRate()) * (1.0 - pair.secondRate())));
  }

  private static double sum(List<MatchedRates> pairs, ToDoubleFunction<MatchedRates> part) {
    return pairs.stream().mapToDouble(part).sum();
  }

  private static SignFlipTest signFlip(List<MatchedRates> pairs) {
    OptionalLong common = commonDenominator(pairs);
    if (common.isEmpty()) {
      return SignFlipTest.sampled(
          pairs.stream().mapToDouble(pair -> pair.firstRate() - pair.secondRate()).toArray());
    }
    long unit = common.getAsLong();
    return SignFlipTest.of(
        pairs.stream()
            .mapToLong(
                pair ->
                    pair.firstYes() * (unit / pair.firstAnswers())
                        - pair.secondYes() * (unit / pair.secondAnswers()))
            .toArray());
  }

  /** Least common multiple of all numbers of answers, if it is small enough to be of use. */
  private static OptionalLong commonDenominator(List<MatchedRates> pairs) {
    int[] denominators =
        pairs.stream()
            .flatMapToInt(pair -> IntStream.of(pair.firstAnswers(), pair.secondAnswers()))
            .distinct()
            .toArray();
    long common = 1;
    for (long denominator : denominators) {
      common = ArithmeticUtils.lcm(common, denominator);
      if (common > LARGEST_DENOMINATOR) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(common);
  }
}
