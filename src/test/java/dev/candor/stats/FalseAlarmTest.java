package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a difference is found too large where there is none, with one answer per member: not
 * simulated, but added up over all tables.
 */
class FalseAlarmTest {

  private static final double[] DISCORDANCES = {0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.7, 1};

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 35, 50})
  void noDifferenceIsFoundTooLargeInAtMostOneExperimentInTwenty(int pairs) {
    assertThat(largestShare(pairs, difference -> difference.sideBeyond(0.1, 0.95)))
        .isLessThanOrEqualTo(0.05);
    assertThat(largestShare(pairs, difference -> difference.sideBeyond(0.0, 0.95)))
        .isLessThanOrEqualTo(0.05);
  }

  @Test
  void theIntervalAloneWouldFindMore() {
    assertThat(largestShare(50, d -> d.interval(0.95).sideBeyond(d.estimate(), 0.1)))
        .isBetween(0.06, 0.07);
  }

  /** The largest share of experiments in which a side is named, of pairs without a difference. */
  private static double largestShare(int pairs, ToIntFunction<PairedDifference> side) {
    double[] shares = new double[DISCORDANCES.length];
    for (int differing = 0; differing <= pairs; differing++) {
      double named = 0.0;
      for (int first = 0; first <= differing; first++) {
        PairedDifference difference =
            SinglePairs.of(0, first, differing - first, pairs - differing);
        if (side.applyAsInt(difference) != 0) {
          named += new BinomialDistribution(differing, 0.5).probability(first);
        }
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] +=
            named * new BinomialDistribution(pairs, DISCORDANCES[i]).probability(differing);
      }
    }
    return Arrays.stream(shares).max().orElseThrow();
  }
}
