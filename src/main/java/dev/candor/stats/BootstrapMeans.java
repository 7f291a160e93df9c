package dev.candor.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Means of resamples of the pairs, drawn with replacement. Source: Efron, Annals of Statistics 7
 * (1979) 1-26.
 *
 * <p>What a resample does to a table of differences is a multinomial draw of its counts, so nothing
 * of the size of the data is ever copied.
 */
final class BootstrapMeans {

  static final int RESAMPLES = 9_999;

  /** Up to here drawing pair by pair costs less than a binomial per distinct difference. */
  private static final long PAIR_BY_PAIR = 64;

  private static final long SEED = 0x5EED_CA4D_0000_0002L;

  private BootstrapMeans() {}

  /** {@link #RESAMPLES} means in ascending order; always the same for the same differences. */
  static double[] of(Differences differences) {
    double[] values = new double[differences.counts().size()];
    long[] counts = new long[values.length];
    int i = 0;
    for (Map.Entry<Double, Long> entry : differences.counts().entrySet()) {
      values[i] = entry.getKey();
      counts[i++] = entry.getValue();
    }
    SplittableRandom random = new SplittableRandom(SEED);
    long n = differences.n();
    double[] pairs = n <= PAIR_BY_PAIR * values.length ? expanded(values, counts) : new double[0];
    double[] means = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      means[resample] = (pairs.length > 0 ? sum(pairs, random) : sum(values, counts, random)) / n;
    }
    Arrays.sort(means);
    return means;
  }

  private static double[] expanded(double[] values, long[] counts) {
    double[] pairs = new double[Math.toIntExact(Arrays.stream(counts).sum())];
    int from = 0;
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(pairs, from, from += (int) counts[i], values[i]);
    }
    return pairs;
  }

  private static double sum(double[] pairs, SplittableRandom random) {
    double sum = 0.0;
    for (int i = 0; i < pairs.length; i++) {
      sum += pairs[random.nextInt(pairs.length)];
    }
    return sum;
  }

  /** A multinomial is a chain of binomials: each count among what the ones before have left. */
  private static double sum(double[] values, long[] counts, SplittableRandom random) {
    long pairsLeft = Arrays.stream(counts).sum();
    long drawsLeft = pairsLeft;
    double sum = 0.0;
    for (int i = 0; i < values.length && drawsLeft > 0; i++) {
      long drawn =
          i == values.length - 1
              ? drawsLeft
              : binomial(drawsLeft, (double) counts[i] / pairsLeft, random);
      sum += drawn * values[i];
      drawsLeft -= drawn;
      pairsLeft -= counts[i];
    }
    return sum;
  }

  /**
   * One binomial number by inversion, searched from the mode outwards: some multiple of the
   * standard deviation in steps, where the library's bisection would take a hundred times as long.
   * Source: Devroye, Non-Uniform Random Variate Generation (1986), section X.4.
   */
  static long binomial(long trials, double probability, SplittableRandom random) {
    int n = Math.toIntExact(trials);
    int mode = (int) Math.min(n, Math.floor((n + 1.0) * probability));
    double odds = probability / (1.0 - probability);
    double below = new BinomialDistribution(n, probability).probability(mode);
    double above = below;
    double left = random.nextDouble() - below;
    int down = mode;
    int up = mode;
    while (left >= 0.0 && (down > 0 || up < n)) {
      if (up < n) {
        above *= odds * (n - up) / (up + 1.0);
        up++;
        left -= above;
        if (left < 0.0) {
          return up;
        }
      }
      if (down > 0) {
        below *= down / (odds * (n - down + 1.0));
        down--;
        left -= below;
        if (left < 0.0) {
          return down;
        }
      }
      if (above + below < Double.MIN_NORMAL) {
        // What is left is the rounding of the probabilities, which belongs to nobody.
        return mode;
      }
    }
    return mode;
  }
}
