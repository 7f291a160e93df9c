package dev.candor.report.summary;

import dev.candor.experiment.ExperimentResult;
import dev.candor.report.chart.Picture;
import dev.candor.report.chart.Pictures;
import dev.candor.report.chart.TrendPoint;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastResult;
import dev.candor.report.json.PastRuns;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The pictures of a run, and of the runs before it where there are some. */
public final class RunPictures {

  private RunPictures() {}

  /**
   * Draws them in reading order, the trend after what this run shows.
   *
   * @param notice is told in one line what could not be drawn
   */
  public static List<Picture> of(GateRun run, PastRuns past, Consumer<String> notice) {
    List<Picture> pictures = new ArrayList<>(Pictures.of(run.results(), notice));
    List<TrendPoint> points = points(run, past);
    // Where the others could not be drawn, this one cannot either.
    if (!pictures.isEmpty()) {
      double limit = run.results().get(0).limits().maxGap();
      Pictures.trend(points, limit, notice).ifPresent(pictures::add);
    }
    return pictures;
  }

  /**
   * Draws those of one result; beside its compliance stands that of the results before it in the
   * run.
   *
   * @param run the run so far, the result among its others
   * @param notice is told in one line what could not be drawn
   */
  public static List<Picture> of(
      ExperimentResult result, GateRun run, PastRuns past, Consumer<String> notice) {
    List<Picture> pictures = new ArrayList<>(of(run.only(result), past, notice));
    if (run.results().size() > 1 && !pictures.isEmpty()) {
      // The first shows compliance by tier, and says more beside others.
      pictures.set(0, Pictures.rates(run.results()));
    }
    return pictures;
  }

  /** A run without a gap has no place in the picture; the table under it has a row for it. */
  private static List<TrendPoint> points(GateRun run, PastRuns past) {
    List<TrendPoint> points = new ArrayList<>();
    for (ExperimentResult result : run.results()) {
      List<TrendPoint> series =
          new ArrayList<>(
              past.series(result).stream()
                  .flatMap(earlier -> point(earlier, result.scenarioName()).stream())
                  .toList());
      if (!series.isEmpty()) {
        point(run, result).ifPresent(series::add);
        points.addAll(series);
      }
    }
    return points;
  }

  /** Called what it is in this run, or it would be another line. */
  private static Optional<TrendPoint> point(PastResult past, String scenario) {
    return past.gap()
        .map(
            gap ->
                new TrendPoint(
                    past.startedAt(),
                    past.model(),
                    scenario,
                    gap.estimate(),
                    gap.interval().low(),
                    gap.interval().high(),
                    past.monitored().compliance(),
                    past.unmonitored().compliance(),
                    past.verdict().name()));
  }

  private static Optional<TrendPoint> point(GateRun run, ExperimentResult result) {
    ConfidenceInterval interval = result.complianceGap().interval(result.limits().confidence());
    return result
        .complianceGap()
        .completeCases()
        .map(
            gap ->
                new TrendPoint(
                    run.startedAt(),
                    result.model(),
                    result.scenarioName(),
                    gap.estimate(),
                    interval.low(),
                    interval.high(),
                    result.monitored().complianceRate(),
                    result.unmonitored().complianceRate(),
                    result.gate().verdict().name()));
  }
}
