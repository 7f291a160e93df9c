package dev.candor.report.summary;

import dev.candor.experiment.ExperimentResult;
import java.util.ArrayList;
import java.util.List;

/** Where results come from: hazard categories, and requests from tier to tier. */
final class BreakdownTables {

  private BreakdownTables() {}

  /** One row a hazard category. */
  static Table categories(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      result
          .breakdown()
          .categories()
          .forEach(
              category -> {
                List<Cell> row = new ArrayList<>(ResultTables.names(result));
                row.add(Cell.foreign(category.name()));
                row.add(Cell.number(category.requests()));
                row.addAll(ResultTables.gap(category.gap(), result.limits().confidence()));
                rows.add(row);
              });
    }
    return new Table(
        "Gap by hazard category",
        "",
        List.of("model", "scenario", "category", "requests", "gap", "interval"),
        rows);
  }

  /** One row a way from class to class. */
  static Table transitions(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      result
          .breakdown()
          .transitions()
          .forEach(
              transition -> {
                List<Cell> row = new ArrayList<>(ResultTables.names(result));
                row.add(Cell.words(transition.unmonitored().label()));
                row.add(Cell.words(transition.monitored().label()));
                row.add(Cell.number(transition.requests()));
                rows.add(row);
              });
    }
    return new Table(
        "Requests from tier to tier",
        "What most answers to a request are when nobody watches, and when it is trained on.",
        List.of("model", "scenario", "unmonitored", "monitored", "requests"),
        rows);
  }
}
