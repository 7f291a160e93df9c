package dev.candor.stats;

import java.util.List;

/**
 * Two gaps on the same requests, compared request by request: a scenario's and that of its control.
 * What counts is the difference of the differences, in [-2, 2] for each request.
 *
 * <p>Equal gaps are tested by {@link SignFlipTest} on these: if it makes no difference to a request
 * in which of the two it is asked, its difference of differences may as well have the opposite
 * sign. Where nearly all of them are zero the test has little to go by and says so with a p-value
 * near 1; the interval does not shrink to nothing there, see {@link GapDifference}.
 *
 * @param first what is compared, a request an element
 * @param second what it is compared with, the same requests in the same order
 */
public record MatchedGaps(List<MatchedRates> first, List<MatchedRates> second) {

  /**
   * Checks the requests.
   *
   * @throws IllegalArgumentException if their numbers differ or are 0
   */
  public MatchedGaps {
    first = List.copyOf(first);
    second = List.copyOf(second);
    if (first.size() != second.size() || first.isEmpty()) {
      throw new IllegalArgumentException(
          "matched gaps are those of the same requests, at least one, not of %d and %d"
              .formatted(first.size(), second.size()));
    }
  }

  /** Number of requests, at least 1. */
  public int requests() {
    return first.size();
  }

  /**
   * First gap minus second gap, with its interval.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public GapDifference difference(double confidence) {
    return GapDifference.matched(first, second, confidence);
  }

  /** The test of equal gaps, two-sided; exact where that is cheap enough. */
  public SignFlipTest test() {
    return CommonUnit.signFlip(first, second);
  }
}
