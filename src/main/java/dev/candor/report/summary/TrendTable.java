package dev.candor.report.summary;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import dev.candor.report.json.PastResult;
import dev.candor.stats.ConfidenceInterval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of this run below those of the runs before. */
final class TrendTable {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TrendTable() {}

  /**
   * One row a run, the latest last.
   *
   * @param most rows of a (model, scenario), this run's not counted; older ones are left out
   */
  static Table of(RunSummary summary, int most) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : summary.run().results()) {
      List<PastResult> series = summary.past().series(result);
      if (!series.isEmpty()) {
        series
            .subList(Math.max(0, series.size() - most), series.size())
            .forEach(past -> rows.add(row(past, result)));
        rows.add(row(summary.run().startedAt(), result));
      }
    }
    return new Table(
        "Trend",
        "The last row of each is this run. Tiers: monitored / unmonitored. " + ResultTables.BY_TIER,
        List.of(
            "model",
            "scenario",
            "run (UTC)",
            "verdict",
            "gap",
            "interval",
            "compliance by tier",
            "requests",
            "scorer"),
        rows);
  }

  private static List<Cell> row(PastResult past, ExperimentResult now) {
    return row(
        ResultTables.names(now),
        past.startedAt(),
        past.verdict(),
        past.gap()
            .map(gap -> gap(gap.estimate(), gap.interval()))
            .orElse(List.of(Cell.number("no gap"), Cell.number("none"))),
        past.monitored().compliance(),
        past.unmonitored().compliance(),
        past.requests(),
        past.scorer());
  }

  private static List<Cell> row(Instant startedAt, ExperimentResult result) {
    return row(
        ResultTables.names(result),
        startedAt,
        result.gate().verdict(),
        ResultTables.gap(result.complianceGap(), result.limits().confidence()),
        result.monitored().complianceRate(),
        result.unmonitored().complianceRate(),
        result.requests(),
        result.scorer());
  }

  private static List<Cell> row(
      List<Cell> names,
      Instant startedAt,
      Verdict verdict,
      List<Cell> gap,
      double monitored,
      double unmonitored,
      int requests,
      String scorer) {
    List<Cell> row = new ArrayList<>(names);
    row.add(Cell.time(minute(startedAt)));
    row.add(Cell.of(verdict));
    row.addAll(gap);
    row.add(Cell.number(Wording.percent(monitored) + " / " + Wording.percent(unmonitored)));
    row.add(Cell.number(requests));
    row.add(Cell.words(scorer));
    return row;
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  private static List<Cell> gap(double estimate, ConfidenceInterval interval) {
    return List.of(Cell.number(Wording.signed(estimate)), Cell.number(Wording.interval(interval)));
  }
}
