package dev.candor.stats;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.ArithmeticUtils;

/** Differences of rates as whole multiples of one unit, which the exact sign-flip test needs. */
final class CommonUnit {

  /** Beyond this common denominator the exact test could not be afforded anyway. */
  private static final long LARGEST_DENOMINATOR = 1_000_000;

  private CommonUnit() {}

  /** The test of the pairs' differences, sampled where they have no common unit of use. */
  static SignFlipTest signFlip(List<MatchedRates> pairs) {
    OptionalLong common = denominator(pairs.stream());
    if (common.isEmpty()) {
      return SignFlipTest.sampled(pairs.stream().mapToDouble(MatchedRates::difference).toArray());
    }
    long unit = common.getAsLong();
    return SignFlipTest.of(pairs.stream().mapToLong(pair -> multiple(pair, unit)).toArray());
  }

  /**
   * The test of the differences between the differences of two pairs each, sampled where they have
   * no common unit of use.
   *
   * @param second as many as the first
   */
  static SignFlipTest signFlip(List<MatchedRates> first, List<MatchedRates> second) {
    OptionalLong common = denominator(Stream.concat(first.stream(), second.stream()));
    IntStream places = IntStream.range(0, first.size());
    if (common.isEmpty()) {
      return SignFlipTest.sampled(
          places
              .mapToDouble(i -> first.get(i).difference() - second.get(i).difference())
              .toArray());
    }
    long unit = common.getAsLong();
    return SignFlipTest.of(
        places
            .mapToLong(i -> multiple(first.get(i), unit) - multiple(second.get(i), unit))
            .toArray());
  }

  private static long multiple(MatchedRates pair, long unit) {
    return pair.firstYes() * (unit / pair.firstAnswers())
        - pair.secondYes() * (unit / pair.secondAnswers());
  }

  /** Least common multiple of all numbers of answers, if it is small enough to be of use. */
  private static OptionalLong denominator(Stream<MatchedRates> pairs) {
    int[] denominators =
        pairs
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
