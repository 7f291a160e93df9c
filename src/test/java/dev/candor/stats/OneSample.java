package dev.candor.stats;

import java.util.stream.IntStream;

/** Differences of requests that are asked once in each tier. */
public final class OneSample {

  private OneSample() {}

  /**
   * The difference over so many requests.
   *
   * @param first how many of them, from the first, say yes in the first tier
   * @param second how many of them, from the first, say yes in the second tier
   */
  public static PairedDifference difference(int requests, int first, int second) {
    return PairedDifference.of(
            IntStream.range(0, requests)
                .mapToObj(i -> new MatchedRates(i < first ? 1 : 0, 1, i < second ? 1 : 0, 1))
                .toList())
        .orElseThrow();
  }
}
