package dev.candor.bench;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How long it takes to summarise a million requests with estimate, interval and test. */
public final class MillionPairs {

  private static final int PAIRS = 1_000_000;
  private static final long SEED = 1;

  private MillionPairs() {}

  /** Takes the number of samples per request and tier, 1 if it is not given. */
  public static void main(String[] args) {
    int samples = args.length == 0 ? 1 : Integer.parseInt(args[0]);
    SplittableRandom random = new SplittableRandom(SEED);
    List<MatchedRates> pairs = new ArrayList<>(PAIRS);
    for (int i = 0; i < PAIRS; i++) {
      double rate = random.nextDouble() * 0.2;
      pairs.add(
          new MatchedRates(
              yes(rate, samples, random), samples, yes(rate, samples, random), samples));
    }
    long start = System.nanoTime();
    PairedDifference difference = PairedDifference.of(pairs).orElseThrow();
    ConfidenceInterval interval = difference.interval(0.95);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d requests, samples %d: %.2f s, gap %+.5f [%+.5f, %+.5f] by %s, p = %.3g by %s%n",
        PAIRS,
        samples,
        seconds,
        difference.estimate(),
        interval.low(),
        interval.high(),
        difference.method(),
        difference.pValue(),
        difference.test());
  }

  private static int yes(double rate, int samples, SplittableRandom random) {
    int yes = 0;
    for (int i = 0; i < samples; i++) {
      yes += random.nextDouble() < rate ? 1 : 0;
    }
    return yes;
  }
}
