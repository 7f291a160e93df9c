package dev.candor.stats;

import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;

/**
 * How much more would settle a question that a limit leaves open, if further answers look like
 * those so far.
 *
 * <p>An estimate within the limit is settled when its interval lies within the limit; one beyond
 * it, when its interval excludes zero and its test is significant ({@link
 * PairedDifference#sideBeyond}). Further requests are taken to narrow the interval in use as they
 * narrow the score interval of a table with the same shares; further samples take away only the
 * variance within requests, and lend the test as much as they do the interval. What is said is the
 * middle of what may come: with as much more, the question is settled about every second time, so
 * that a plan should ask for some more ({@link PairedDesign} plans with a given power).
 *
 * @param within whether it would be settled by showing that the difference lies within the limit,
 *     rather than that it is too large
 * @param furtherRequests further requests at the present samples; 0 if it is settled; empty if the
 *     estimate lies on the limit, so that no number is expected to settle it, or if it takes more
 *     than 1e12
 * @param furtherSamples further samples per request and tier at the present requests; 0 if it is
 *     settled; empty if none would do, or if single answers do not show what samples could do
 */
public record Settling(boolean within, OptionalLong furtherRequests, OptionalLong furtherSamples) {

  private static final long MOST = 1_000_000_000_000L;

  /**
   * What would settle the question by further requests, where nothing is known of samples.
   *
   * @param difference what the pairs say
   * @param limit the limit on the difference's size, not negative
   * @param confidence two-sided confidence of the interval, inside (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Settling of(PairedDifference difference, double limit, double confidence) {
    return of(difference, limit, confidence, 1);
  }

  /**
   * What would settle the question.
   *
   * @param difference what the pairs say
   * @param limit the limit on the difference's size, not negative
   * @param confidence two-sided confidence of the interval, inside (0, 1)
   * @param samples answers per request and tier behind the difference, at least 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Settling of(
      PairedDifference difference, double limit, double confidence, int samples) {
    return of(
        difference.table(),
        difference.interval(confidence),
        limit,
        samples,
        growth -> ForeseenTest.isSignificant(difference, growth, confidence));
  }

  /**
   * What would settle the question, for an interval and a test of any kind.
   *
   * @param significant whether the test is significant with so many times the evidence
   */
  static Settling of(
      PairedTable table,
      ConfidenceInterval inUse,
      double limit,
      int samples,
      DoublePredicate significant) {
    if (!(limit >= 0.0) || samples < 1) {
      throw new IllegalArgumentException(
          "a limit is never negative and a sample is at least one, not %s and %d"
              .formatted(limit, samples));
    }
    Narrowing narrowing = new Narrowing(table, inUse, limit, significant);
    return new Settling(
        Math.abs(table.difference()) <= limit,
        least(narrowing::isSettledBy),
        samples == 1 && !narrowing.isSettledBy(0)
            ? OptionalLong.empty()
            : least(more -> narrowing.isSettledBySamples(samples, more)));
  }

  /** The smallest number for which it is so, once it is for all larger ones. */
  private static OptionalLong least(LongPredicate settles) {
    if (settles.test(0)) {
      return OptionalLong.of(0);
    }
    long enough = 1;
    while (!settles.test(enough)) {
      if (enough >= MOST) {
        return OptionalLong.empty();
      }
      enough *= 2;
    }
    long tooFew = enough / 2;
    while (enough - tooFew > 1) {
      long middle = tooFew + (enough - tooFew) / 2;
      if (settles.test(middle)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalLong.of(enough);
  }
}
