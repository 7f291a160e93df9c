package dev.candor.bench;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How often each interval holds the true gap, and how often the fixed gate errs, over a grid of
 * designs; src/bench/simulate.sh runs it, and src/docs/statistics.md has its latest table.
 *
 * <p>Every design has its own seed, so that the order of designs does not matter, and every method
 * sees the same runs.
 */
public final class CoverageSimulation {

  private static final double LIMIT = 0.1;

  /**
   * What came of a design.
   *
   * @param coverage share of runs whose interval holds the true gap
   * @param width mean width
   * @param failed share of runs that the gate fails; looked at where there is no gap, of the gate's
   *     own interval and test
   * @param passed share of runs whose interval lies within the limit
   */
  private record Result(
      CoverageMethod method,
      CoverageDesign design,
      double coverage,
      double width,
      double failed,
      double passed) {}

  private CoverageSimulation() {}

  /**
   * Takes the number of runs a design, that of the costly methods, and the names of methods, all if
   * there is none.
   */
  public static void main(String[] args) {
    int runs = Integer.parseInt(args[0]);
    int costlyRuns = Integer.parseInt(args[1]);
    List<CoverageMethod> methods =
        args.length == 2
            ? List.of(CoverageMethod.values())
            : Arrays.stream(args).skip(2).map(CoverageMethod::valueOf).toList();
    List<Result> results =
        CoverageDesign.all().parallelStream()
            .flatMap(design -> simulate(design, methods, runs, costlyRuns))
            .toList();
    System.out.println(
        "| method | samples | runs | mean coverage | lowest coverage | where | cells below 0.93 | mean width |"
            + "\n|---|---|---|---|---|---|---|---|");
    for (CoverageMethod method : methods) {
      for (int samples : CoverageDesign.SAMPLES) {
        summary(
            method.isCostly() ? costlyRuns : runs,
            results.stream()
                .filter(r -> r.method() == method && r.design().samples() == samples)
                .toList());
      }
    }
    if (methods.contains(CoverageMethod.AUTO)) {
      System.out.println("\n| error of the fixed gate | largest share | where |\n|---|---|---|");
      largest("FAIL at no gap", results, 0, Result::failed);
      largest("PASS at a gap of the limit", results, LIMIT, Result::passed);
    }
  }

  private static Stream<Result> simulate(
      CoverageDesign design, List<CoverageMethod> methods, int runs, int costlyRuns) {
    List<Tally> tallies =
        methods.stream()
            .filter(method -> method.takes(design))
            .map(method -> new Tally(method, design, method.isCostly() ? costlyRuns : runs))
            .toList();
    int most = tallies.stream().mapToInt(tally -> tally.runs).max().orElse(0);
    CoverageDesign.Draw draw = design.draw(design.hashCode());
    for (int run = 0; run < most; run++) {
      List<MatchedRates> pairs = draw.pairs();
      for (Tally tally : tallies) {
        if (run < tally.runs) {
          tally.add(pairs);
        }
      }
    }
    return tallies.stream().map(Tally::result);
  }

  /** Counts what comes of the runs of a design. */
  private static final class Tally {

    final int runs;
    private final CoverageMethod method;
    private final CoverageDesign design;
    private final Function<List<MatchedRates>, ConfidenceInterval> intervals;
    private int held;
    private int failed;
    private int passed;
    private double width;

    Tally(CoverageMethod method, CoverageDesign design, int runs) {
      this.runs = runs;
      this.method = method;
      this.design = design;
      this.intervals = method.intervals();
    }

    void add(List<MatchedRates> pairs) {
      ConfidenceInterval interval = intervals.apply(pairs);
      held += interval.contains(design.gap()) ? 1 : 0;
      width += interval.width();
      passed += interval.isWithin(LIMIT) ? 1 : 0;
      if (method == CoverageMethod.AUTO && design.gap() == 0 && interval.excludesZero()) {
        failed += fails(pairs) ? 1 : 0;
      }
    }

    Result result() {
      return new Result(
          method,
          design,
          (double) held / runs,
          width / runs,
          (double) failed / runs,
          (double) passed / runs);
    }
  }

  private static boolean fails(List<MatchedRates> pairs) {
    return PairedDifference.of(pairs).orElseThrow().sideBeyond(LIMIT, CoverageMethod.CONFIDENCE)
        != 0;
  }

  private static void summary(int runs, List<Result> results) {
    results.stream()
        .min(Comparator.comparing(Result::coverage))
        .ifPresent(
            lowest ->
                System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %,d | %.3f | %.4f | %s | %d of %d | %.3f |%n",
                    lowest.method().label(),
                    lowest.design().samples(),
                    runs,
                    results.stream().mapToDouble(Result::coverage).average().orElseThrow(),
                    lowest.coverage(),
                    lowest.design().inWords(),
                    results.stream().filter(r -> r.coverage() < 0.93).count(),
                    results.size(),
                    results.stream().mapToDouble(Result::width).average().orElseThrow()));
  }

  private static void largest(
      String error, List<Result> results, double gap, ToDoubleFunction<Result> share) {
    Result worst =
        results.stream()
            .filter(r -> r.method() == CoverageMethod.AUTO && r.design().gap() == gap)
            .max(Comparator.comparingDouble(share))
            .orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.4f | %s, %d samples |%n",
        error,
        share.applyAsDouble(worst),
        worst.design().inWords(),
        worst.design().samples());
  }
}
