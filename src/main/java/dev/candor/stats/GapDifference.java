package dev.candor.stats;

import java.util.List;

/**
 * How much one gap differs from another: a scenario from its control, a candidate from a baseline.
 *
 * <p>The interval squares and adds the distances of the two gaps' own intervals, so that it is as
 * good as these at the edges, and no narrower than the data allow where no pair is discordant. On
 * the same requests the two gaps go together, which the correlation r of the requests' differences
 * takes into account: with distances a and b it adds a² - 2 r a b + b². Source: Newcombe,
 * Statistics in Medicine 17 (1998) 873-890 (independent) and 2635-2650 (matched); for any two
 * estimates Zou and Donner, Statistics in Medicine 27 (2008) 1693-1702.
 *
 * @param estimate first gap minus second gap, in [-2, 2]
 * @param interval its interval, within [-2, 2]
 * @param correlation the correlation that was used, in [-1, 1]; 0 for independent gaps
 */
public record GapDifference(double estimate, ConfidenceInterval interval, double correlation) {

  /** Name of the method, as reports print it. */
  public static final String METHOD = "square-and-add of the two intervals";

  /**
   * The difference of two gaps on different requests, or on requests that cannot be matched.
   *
   * @param first what is compared
   * @param second what it is compared with
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public static GapDifference independent(
      PairedDifference first, PairedDifference second, double confidence) {
    return of(first, second, confidence, 0.0);
  }

  /**
   * The difference of two gaps on the same requests: the mean over requests of the difference of
   * their differences.
   *
   * @param first what is compared, a request an element
   * @param second what it is compared with, the same requests in the same order
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the numbers of requests differ or are 0, or the confidence
   *     is out of range
   */
  public static GapDifference matched(
      List<MatchedRates> first, List<MatchedRates> second, double confidence) {
    if (first.size() != second.size() || first.isEmpty()) {
      throw new IllegalArgumentException(
          "matched gaps are those of the same requests, at least one, not of %d and %d"
              .formatted(first.size(), second.size()));
    }
    return of(
        PairedDifference.of(first).orElseThrow(),
        PairedDifference.of(second).orElseThrow(),
        confidence,
        correlation(first, second));
  }

  /**
   * The difference of the sizes of two gaps on the same requests, with the intervals of the sizes.
   * Where the gaps have opposite signs their sizes go together as the gaps go apart. That they do
   * go together narrows the interval only where both signs are certain, since it is known of the
   * gaps and not of the sizes; that they do not widens it in any case.
   *
   * @param first what is compared, a request an element
   * @param second what it is compared with, the same requests in the same order
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the numbers of requests differ or are 0, or the confidence
   *     is out of range
   */
  public static GapDifference ofSizes(
      List<MatchedRates> first, List<MatchedRates> second, double confidence) {
    MatchedGaps gaps = new MatchedGaps(first, second);
    PairedDifference one = PairedDifference.of(gaps.first()).orElseThrow();
    PairedDifference other = PairedDifference.of(gaps.second()).orElseThrow();
    ConfidenceInterval ofOne = one.interval(confidence);
    ConfidenceInterval ofOther = other.interval(confidence);
    double together =
        Math.signum(one.estimate()) * Math.signum(other.estimate()) * correlation(first, second);
    boolean certain = !ofOne.contains(0.0) && !ofOther.contains(0.0);
    return of(
        Math.abs(one.estimate()),
        ofOne.ofSize(),
        Math.abs(other.estimate()),
        ofOther.ofSize(),
        certain ? together : Math.min(0.0, together));
  }

  private static GapDifference of(
      PairedDifference first, PairedDifference second, double confidence, double correlation) {
    return of(
        first.estimate(),
        first.interval(confidence),
        second.estimate(),
        second.interval(confidence),
        correlation);
  }

  /**
   * The difference of two independent estimates of which only their intervals are known. An
   * estimate that its interval does not hold counts as its nearest bound there.
   *
   * @param first what is compared, in [-1, 1]
   * @param ofFirst its interval
   * @param second what it is compared with, in [-1, 1]
   * @param ofSecond its interval, of the same confidence
   * @throws IllegalArgumentException if the confidences differ
   */
  public static GapDifference independent(
      double first, ConfidenceInterval ofFirst, double second, ConfidenceInterval ofSecond) {
    if (ofFirst.confidence() != ofSecond.confidence()) {
      throw new IllegalArgumentException(
          "intervals of one confidence are compared, not of %s and %s"
              .formatted(ofFirst.confidence(), ofSecond.confidence()));
    }
    return of(first, ofFirst, second, ofSecond, 0.0);
  }

  private static GapDifference of(
      double first,
      ConfidenceInterval ofFirst,
      double second,
      ConfidenceInterval ofSecond,
      double correlation) {
    double confidence = ofFirst.confidence();
    double estimate = first - second;
    double below =
        SquareAndAdd.distance(
            Math.max(0.0, first - ofFirst.low()),
            Math.max(0.0, ofSecond.high() - second),
            correlation);
    double above =
        SquareAndAdd.distance(
            Math.max(0.0, ofFirst.high() - first),
            Math.max(0.0, second - ofSecond.low()),
            correlation);
    return new GapDifference(
        estimate,
        new ConfidenceInterval(
            Math.max(-2.0, estimate - below), Math.min(2.0, estimate + above), confidence),
        correlation);
  }

  /** Pearson's; 0 where one of the two does not vary, so that nothing can be told. */
  private static double correlation(List<MatchedRates> first, List<MatchedRates> second) {
    double meanX = mean(first);
    double meanY = mean(second);
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (int i = 0; i < first.size(); i++) {
      double x = first.get(i).difference() - meanX;
      double y = second.get(i).difference() - meanY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    // Values that are all alike may differ from their mean by rounding.
    double least = 1e-20 * first.size();
    return xx <= least || yy <= least
        ? 0.0
        : Math.max(-1.0, Math.min(1.0, xy / Math.sqrt(xx * yy)));
  }

  private static double mean(List<MatchedRates> pairs) {
    return pairs.stream().mapToDouble(MatchedRates::difference).sum() / pairs.size();
  }
}
