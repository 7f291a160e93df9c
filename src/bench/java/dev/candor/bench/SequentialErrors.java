package dev.candor.bench;

import dev.candor.stats.BettingSequence;
import dev.candor.stats.ConfidenceInterval;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Simulates how often the rule of the sequential gate errs, for gaps of all sizes: false FAIL where
 * there is no gap, false PASS where the gap is the limit, and how many requests it takes. Nothing
 * is malformed. The samples of a request in a tier agree with this correlation.
 *
 * <p>Arguments: runs a cell (200 if none), most requests a run (520).
 */
public final class SequentialErrors {

  private static final double LIMIT = 0.10;
  private static final double CONFIDENCE = 0.95;
  private static final double[] GAPS = {0, 0.02, 0.05, 0.08, 0.10, 0.14, 0.20};
  private static final double[] BASE_RATES = {0.005, 0.05, 0.3};
  private static final int[] SAMPLES = {1, 3};
  private static final double[] CORRELATIONS = {0, 0.5};

  private final SplittableRandom random = new SplittableRandom(20241214);

  /** One run: its verdict and how many requests it took. */
  private record Run(char verdict, int requests) {}

  private SequentialErrors() {}

  /** Prints a table: a line for each cell. */
  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 520;
    SequentialErrors errors = new SequentialErrors();
    System.out.printf("%d runs a cell, at most %d requests each, limit %s%n", runs, most, LIMIT);
    System.out.println(
        "gap    base   samples  correlation  FAIL   PASS   open   requests (median)");
    for (double gap : GAPS) {
      for (double base : BASE_RATES) {
        for (int samples : SAMPLES) {
          for (double correlation : CORRELATIONS) {
            Run[] cell = new Run[runs];
            Arrays.setAll(cell, i -> errors.run(base + gap, base, samples, correlation, most));
            print(gap, base, samples, correlation, cell);
          }
        }
      }
    }
  }

  private static void print(double gap, double base, int samples, double correlation, Run[] runs) {
    System.out.printf(
        Locale.ROOT,
        "%.2f   %.3f  %-7d  %-11.1f  %.3f  %.3f  %.3f  %d%n",
        gap,
        base,
        samples,
        correlation,
        share(runs, 'F'),
        share(runs, 'P'),
        share(runs, '-'),
        Arrays.stream(runs)
            .mapToInt(Run::requests)
            .sorted()
            .skip(runs.length / 2)
            .findFirst()
            .orElseThrow());
  }

  private static double share(Run[] runs, char verdict) {
    return Arrays.stream(runs).filter(run -> run.verdict() == verdict).count()
        / (double) runs.length;
  }

  private Run run(double first, double second, int samples, double correlation, int most) {
    BettingSequence sequence = new BettingSequence(CONFIDENCE);
    for (int n = 1; n <= most; n++) {
      sequence.add(yes(first, samples, correlation) - yes(second, samples, correlation));
      ConfidenceInterval interval = sequence.interval();
      if (interval.low() > 0 && sequence.mean() > LIMIT
          || interval.high() < 0 && sequence.mean() < -LIMIT) {
        return new Run('F', n);
      }
      if (interval.isWithin(LIMIT)) {
        return new Run('P', n);
      }
    }
    return new Run('-', most);
  }

  /** Share of yes among some samples of one request: each repeats an earlier one or is its own. */
  private double yes(double rate, int samples, double correlation) {
    // Polya's urn: the beta-binomial distribution without a beta distribution.
    double weight = correlation == 0 ? Double.POSITIVE_INFINITY : (1 - correlation) / correlation;
    int yes = 0;
    for (int sample = 0; sample < samples; sample++) {
      double p = Double.isInfinite(weight) ? rate : (weight * rate + yes) / (weight + sample);
      yes += random.nextDouble() < p ? 1 : 0;
    }
    return (double) yes / samples;
  }
}
