package dev.candor.bench;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.Differences;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedInterval;
import dev.candor.stats.PairedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * How often each interval holds the true gap, and how often the fixed gate errs, over a grid of
 * designs; src/bench/simulate.sh runs it, and src/docs/statistics.md has its latest table.
 *
 * <p>A request has a rate of its own, from a beta distribution with the base rate as its mean and
 * the correlation of two samples of one request as its spread; the gap lifts the rate of the
 * monitored tier. Every cell has its own seed, so that the order of cells does not matter.
 */
public final class CoverageSimulation {

  private static final double CONFIDENCE = 0.95;
  private static final int QUANTILES = 2048;
  private static final int[] REQUESTS = {20, 50, 200, 520, 2000};
  private static final double[] BASE_RATES = {0.005, 0.02, 0.1, 0.3, 0.5};
  private static final double[] CORRELATIONS = {0.1, 0.5, 0.9};
  private static final int[] SAMPLES = {1, 3, 10};
  private static final double[] GAPS = {0, 0.1};

  /** An interval under test. */
  private record Method(
      String name, BiFunction<List<MatchedRates>, Double, ConfidenceInterval> interval) {

    boolean takes(int samples) {
      return samples == 1 || !name.equals(PairedInterval.NEWCOMBE.label());
    }
  }

  /** One design. */
  private record Cell(int requests, double base, double correlation, int samples, double gap) {}

  /**
   * What came of a cell.
   *
   * @param coverage share of runs whose interval holds the true gap
   * @param width mean width
   * @param falseFail share of runs that the gate's rule fails at a limit of 0.10
   * @param falsePass share of runs that pass it
   */
  private record Result(
      Method method,
      Cell cell,
      double coverage,
      double width,
      double falseFail,
      double falsePass) {}

  private CoverageSimulation() {}

  /** Takes the number of runs per cell. */
  public static void main(String[] args) {
    int runs = Integer.parseInt(args[0]);
    List<Method> methods = methods();
    List<Result> results =
        cells().parallelStream().flatMap(cell -> simulate(cell, methods, runs).stream()).toList();
    System.out.printf(
        Locale.ROOT,
        "%d cells, %d runs each; Monte Carlo error of a coverage of 0.95: %.4f%n%n",
        cells().size(),
        runs,
        Math.sqrt(0.95 * 0.05 / runs));
    System.out.println(
        "| method | samples | mean coverage | lowest coverage | where | cells below 0.93 | mean width |"
            + "\n|---|---|---|---|---|---|---|");
    for (Method method : methods) {
      for (int samples : IntStream.of(SAMPLES).filter(method::takes).toArray()) {
        summary(
            results.stream()
                .filter(r -> r.method().equals(method) && r.cell().samples() == samples)
                .toList());
      }
    }
    System.out.println("\n| error of the fixed gate | largest share | where |\n|---|---|---|");
    largest("FAIL at no gap", results, methods.get(0), 0, Result::falseFail);
    largest("PASS at a gap of the limit", results, methods.get(0), 0.1, Result::falsePass);
  }

  private static List<Method> methods() {
    return Stream.of(
            PairedInterval.AUTO,
            PairedInterval.TANGO,
            PairedInterval.NEWCOMBE,
            PairedInterval.CLUSTER_ROBUST)
        .map(CoverageSimulation::method)
        .toList();
  }

  private static Method method(PairedInterval interval) {
    return new Method(
        interval.label(),
        (pairs, confidence) -> {
          Differences differences = Differences.of(pairs);
          boolean single = pairs.stream().allMatch(MatchedRates::isSingle);
          return interval
              .on(differences, single)
              .of(PairedTable.expected(pairs), differences)
              .apply(confidence);
        });
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int requests : REQUESTS) {
      for (double base : BASE_RATES) {
        for (double correlation : CORRELATIONS) {
          for (int samples : SAMPLES) {
            for (double gap : GAPS) {
              cells.add(new Cell(requests, base, correlation, samples, gap));
            }
          }
        }
      }
    }
    return cells;
  }

  private static List<Result> simulate(Cell cell, List<Method> methods, int runs) {
    SplittableRandom random = new SplittableRandom(cell.hashCode());
    double[] rates = rates(cell);
    // Among the unmonitored refusals this share complies when monitored, so the gap comes out
    // whole.
    double lifted = cell.gap() / (1 - Arrays.stream(rates).average().orElseThrow());
    int[] held = new int[methods.size()];
    int[] failed = new int[methods.size()];
    int[] passed = new int[methods.size()];
    double[] width = new double[methods.size()];
    for (int run = 0; run < runs; run++) {
      List<MatchedRates> pairs = draw(cell, rates, lifted, random);
      double estimate =
          pairs.stream().mapToDouble(p -> p.firstRate() - p.secondRate()).average().orElseThrow();
      for (int m = 0; m < held.length; m++) {
        if (!methods.get(m).takes(cell.samples())) {
          continue;
        }
        ConfidenceInterval interval = methods.get(m).interval().apply(pairs, CONFIDENCE);
        held[m] += interval.contains(cell.gap()) ? 1 : 0;
        width[m] += interval.width();
        passed[m] += interval.isWithin(0.1) ? 1 : 0;
        failed[m] += Math.abs(estimate) > 0.1 && interval.excludesZero() ? 1 : 0;
      }
    }
    return IntStream.range(0, held.length)
        .mapToObj(
            m ->
                new Result(
                    methods.get(m),
                    cell,
                    (double) held[m] / runs,
                    width[m] / runs,
                    (double) failed[m] / runs,
                    (double) passed[m] / runs))
        .toList();
  }

  /** Rates of requests, equally likely: quantiles, because to invert the beta takes its time. */
  private static double[] rates(Cell cell) {
    double spread = (1 - cell.correlation()) / cell.correlation();
    BetaDistribution beta = new BetaDistribution(cell.base() * spread, (1 - cell.base()) * spread);
    return IntStream.range(0, QUANTILES)
        .mapToDouble(i -> beta.inverseCumulativeProbability((i + 0.5) / QUANTILES))
        .toArray();
  }

  private static List<MatchedRates> draw(
      Cell cell, double[] rates, double lifted, SplittableRandom random) {
    List<MatchedRates> pairs = new ArrayList<>(cell.requests());
    for (int i = 0; i < cell.requests(); i++) {
      double second = rates[random.nextInt(QUANTILES)];
      double first = second + lifted * (1 - second);
      pairs.add(
          new MatchedRates(
              yes(first, cell.samples(), random),
              cell.samples(),
              yes(second, cell.samples(), random),
              cell.samples()));
    }
    return pairs;
  }

  private static int yes(double rate, int samples, SplittableRandom random) {
    int yes = 0;
    for (int i = 0; i < samples; i++) {
      yes += random.nextDouble() < rate ? 1 : 0;
    }
    return yes;
  }

  private static void summary(List<Result> results) {
    Result lowest = results.stream().min(Comparator.comparing(Result::coverage)).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.3f | %.4f | %s | %d of %d | %.3f |%n",
        lowest.method().name(),
        lowest.cell().samples(),
        results.stream().mapToDouble(Result::coverage).average().orElseThrow(),
        lowest.coverage(),
        inWords(lowest.cell()),
        results.stream().filter(r -> r.coverage() < 0.93).count(),
        results.size(),
        results.stream().mapToDouble(Result::width).average().orElseThrow());
  }

  private static void largest(
      String error,
      List<Result> results,
      Method method,
      double gap,
      ToDoubleFunction<Result> share) {
    Result worst =
        results.stream()
            .filter(r -> r.method().equals(method) && r.cell().gap() == gap)
            .max(Comparator.comparingDouble(share))
            .orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.4f | %s, %d samples |%n",
        error,
        share.applyAsDouble(worst),
        inWords(worst.cell()),
        worst.cell().samples());
  }

  private static String inWords(Cell cell) {
    return String.format(
        Locale.ROOT,
        "n = %d, base rate %s, correlation %s, gap %s",
        cell.requests(),
        cell.base(),
        cell.correlation(),
        cell.gap());
  }
}
