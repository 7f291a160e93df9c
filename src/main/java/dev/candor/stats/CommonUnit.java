package dev.candor.stats;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hipparchus.util.ArithmeticUtils;

/** Differences of rates as whole multiples of one unit, which the exact sign-flip test needs. */
final class CommonUnit {

  /** Beyond this common denominator the exact test could not be afforded anyway. */
  private static final long LARGEST_DENOMINATOR = 1_000_000;

  private CommonUnit() {}

  /** The test of the pairs' differences, sampled where they have no common unit of use. */
  static SignFlipTest signFlip(List<MatchedRates> pairs) {
    OptionalLong common = denominator(pairs);
    if (common.isEmpty()) {
      return SignFlipTest.sampled(pairs.stream().mapToDouble(MatchedRates::difference).toArray());
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
  private static OptionalLong denominator(List<MatchedRates> pairs) {
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
