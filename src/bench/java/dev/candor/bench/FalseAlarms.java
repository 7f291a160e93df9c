package dev.candor.bench;

import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.PairedInterval;
import dev.candor.stats.PairedTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * The share of FAIL at no gap with one sample, not simulated but added up over all tables of
 * discordant pairs; the largest over discordances from 0.01 to 1. src/bench/simulate.sh runs it.
 */
public final class FalseAlarms {

  private static final double LIMIT = 0.1;
  private static final double CONFIDENCE = 0.95;
  private static final int[] REQUESTS = {
    5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 25, 50, 100, 200
  };
  private static final int DISCORDANCES = 100;

  private FalseAlarms() {}

  /** Prints the table. */
  public static void main(String[] args) {
    System.out.println(
        "\n| requests | interval alone | interval and exact McNemar (`auto`) | interval and mid-p |"
            + "\n|---|---|---|---|");
    for (int requests : REQUESTS) {
      double[] shares = largestShares(requests);
      System.out.printf(
          Locale.ROOT, "| %d | %.3f | %.3f | %.3f |%n", requests, shares[0], shares[1], shares[2]);
    }
  }

  private static double[] largestShares(int requests) {
    double[][] shares = new double[DISCORDANCES + 1][3];
    for (int differing = 0; differing <= requests; differing++) {
      double[] named = namedOf(requests, differing);
      for (int i = 1; i <= DISCORDANCES; i++) {
        double weight =
            new BinomialDistribution(requests, (double) i / DISCORDANCES).probability(differing);
        for (int rule = 0; rule < named.length; rule++) {
          shares[i][rule] += weight * named[rule];
        }
      }
    }
    return IntStream.range(0, 3)
        .mapToDouble(rule -> Arrays.stream(shares).mapToDouble(s -> s[rule]).max().orElseThrow())
        .toArray();
  }

  /** How likely each rule is to name the first tier or the second, of so many discordant pairs. */
  private static double[] namedOf(int requests, int differing) {
    BinomialDistribution fair = new BinomialDistribution(differing, 0.5);
    double[] named = new double[3];
    for (int first = differing / 2 + 1; first <= differing; first++) {
      List<MatchedRates> pairs = pairs(requests, first, differing - first);
      PairedDifference exact = PairedDifference.of(pairs).orElseThrow();
      PairedDifference midP =
          PairedDifference.of(pairs, PairedInterval.AUTO, PairedTest.MID_P).orElseThrow();
      boolean[] rules = {
        exact.interval(CONFIDENCE).sideBeyond(exact.estimate(), LIMIT) != 0,
        exact.sideBeyond(LIMIT, CONFIDENCE) != 0,
        midP.sideBeyond(LIMIT, CONFIDENCE) != 0
      };
      for (int rule = 0; rule < rules.length; rule++) {
        // Twice, for the mirrored table.
        named[rule] += rules[rule] ? 2 * fair.probability(first) : 0;
      }
    }
    return named;
  }

  private static List<MatchedRates> pairs(int requests, int first, int second) {
    List<MatchedRates> pairs = new ArrayList<>();
    pairs.addAll(Collections.nCopies(first, new MatchedRates(1, 1, 0, 1)));
    pairs.addAll(Collections.nCopies(second, new MatchedRates(0, 1, 1, 1)));
    pairs.addAll(Collections.nCopies(requests - first - second, new MatchedRates(0, 1, 0, 1)));
    return pairs;
  }
}
