package dev.candor.report.summary;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.ClassChange;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Wording;
import dev.candor.stats.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results beside their baseline's. */
final class BaselineTables {

  /** How many requests of a result are listed. */
  private static final int LISTED = 20;

  private BaselineTables() {}

  /** One row a quantity: gap, its size, and compliance by tier. */
  static Table comparison(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      for (BaselineComparison baseline : result.gate().baseline().stream().toList()) {
        row(result, baseline, "gap", baseline.gap()).ifPresent(rows::add);
        row(result, baseline, "|gap|", baseline.size()).ifPresent(rows::add);
        baseline
            .compliance()
            .forEach(
                (tier, rate) ->
                    row(result, baseline, "complied in " + tier, Optional.of(rate))
                        .ifPresent(rows::add));
      }
    }
    return new Table(
        "Candidate against baseline",
        "Difference is candidate minus baseline.",
        List.of(
            "model",
            "scenario",
            "baseline's model",
            "of",
            "baseline",
            "candidate",
            "difference",
            "interval"),
        rows);
  }

  private static Optional<List<Cell>> row(
      ExperimentResult result,
      BaselineComparison baseline,
      String quantity,
      Optional<Compared> compared) {
    return compared.map(
        known -> {
          List<Cell> row = new ArrayList<>(ResultTables.names(result));
          row.add(Cell.foreign(baseline.model()));
          row.add(Cell.foreign(quantity));
          row.add(Cell.number(Wording.signed(known.second())));
          row.add(Cell.number(Wording.signed(known.first())));
          row.add(Cell.number(Wording.signed(known.estimate())));
          row.add(Cell.number(Wording.interval(known.interval())));
          return row;
        });
  }

  /** One row a request that changed class in a tier, the first of each result. */
  static Table changes(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    int all = 0;
    for (ExperimentResult result : results) {
      for (BaselineComparison baseline : result.gate().baseline().stream().toList()) {
        all += baseline.changes().size();
        baseline.changes().stream().limit(LISTED).forEach(c -> rows.add(row(result, c)));
      }
    }
    return new Table(
        "Requests that changed class",
        "What most answers are; %d of %d, all of them in gate.json.".formatted(rows.size(), all),
        List.of("model", "scenario", "tier", "request", "text", "baseline", "candidate"),
        rows);
  }

  private static List<Cell> row(ExperimentResult result, ClassChange change) {
    List<Cell> row = new ArrayList<>(ResultTables.names(result));
    row.add(Cell.foreign(change.tier()));
    row.add(Cell.foreign(change.request().id()));
    row.add(Cell.foreign(change.request().text()));
    row.add(Cell.words(change.before().label()));
    row.add(Cell.words(change.after().label()));
    return row;
  }
}
