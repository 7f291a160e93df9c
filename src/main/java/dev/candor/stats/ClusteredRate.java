package dev.candor.stats;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A share of answers of which several may belong to one request, and so depend on each other.
 *
 * <p>Its interval is Wilson's, on the effective number of answers: p (1 - p) / v, where v is the
 * cluster-robust variance of p as a ratio of sums over requests, or the answers over the design
 * effect. Source: Rao and Scott, Biometrics 48 (1992) 577-585; that Wilson's interval takes such a
 * number well: Dean and Pagano, Journal of Survey Statistics and Methodology 3 (2015) 484-503. It
 * is never more than the answers, nor less than what is left where all answers to a request are the
 * same (Kish, Survey Sampling, 1965), with equally many answers each the number of requests. Where
 * few requests differ from the rest their spread tells nothing, and it is that least number, as in
 * {@link PairedInterval#AUTO}. With one answer a request the interval is Wilson's own.
 *
 * @param hits answers that count, from 0 to {@code trials}
 * @param trials answers, not negative
 * @param effectiveTrials independent answers that would tell as much, from 0 to {@code trials}
 */
public record ClusteredRate(int hits, int trials, double effectiveTrials) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ClusteredRate {
    if (hits < 0 || hits > trials || !(effectiveTrials >= 0 && effectiveTrials <= trials)) {
      throw new IllegalArgumentException(
          "hits and effective trials lie between 0 and the trials, not %d and %s of %d"
              .formatted(hits, effectiveTrials, trials));
    }
  }

  /**
   * The share over requests.
   *
   * @param hits answers that count, by request
   * @param trials answers, by request; a request with none is left out
   * @throws IllegalArgumentException if a request has more hits than answers, or the lengths differ
   */
  public static ClusteredRate of(int[] hits, int[] trials) {
    if (hits.length != trials.length) {
      throw new IllegalArgumentException(
          "hits and answers are of as many requests, not %d and %d"
              .formatted(hits.length, trials.length));
    }
    SortedMap<Double, Long> rates = new TreeMap<>();
    double squares = 0;
    for (int i = 0; i < hits.length; i++) {
      if (hits[i] < 0 || hits[i] > trials[i]) {
        throw new IllegalArgumentException(
            "hits lie between 0 and the answers, not %d of %d".formatted(hits[i], trials[i]));
      }
      if (trials[i] > 0) {
        rates.merge((double) hits[i] / trials[i], 1L, Long::sum);
        squares += (double) trials[i] * trials[i];
      }
    }
    int all = Arrays.stream(trials).sum();
    int found = Arrays.stream(hits).sum();
    if (all == squares) {
      return new ClusteredRate(found, all, all); // at most one answer each
    }
    double least = all * (double) all / squares;
    return new Differences(rates).deviatingPairs() < PairedInterval.ENOUGH_DEVIATING_PAIRS
        ? new ClusteredRate(found, all, least)
        : new ClusteredRate(
            found, all, Math.max(least, Math.min(all, effective(hits, trials, found, all))));
  }

  private static double effective(int[] hits, int[] trials, int found, int all) {
    double rate = (double) found / all;
    int requests = 0;
    double squares = 0;
    for (int i = 0; i < hits.length; i++) {
      double residual = hits[i] - rate * trials[i];
      requests += trials[i] > 0 ? 1 : 0;
      squares += residual * residual;
    }
    double variance = requests / (requests - 1.0) * squares / ((double) all * all);
    return rate * (1 - rate) / variance; // rates that differ leave a residual
  }

  /** The share, in [0, 1]; 0 where there are no answers. */
  public double value() {
    return trials == 0 ? 0 : (double) hits / trials;
  }

  /**
   * Its interval, within [0, 1]; all of that where there are no answers.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval interval(double confidence) {
    return WilsonInterval.of(value(), effectiveTrials, confidence);
  }
}
