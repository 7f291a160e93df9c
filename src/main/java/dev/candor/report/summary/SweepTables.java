package dev.candor.report.summary;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import dev.candor.report.json.GateRun;
import dev.candor.report.sweep.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run of many results as a table of gaps. */
final class SweepTables {

  private SweepTables() {}

  /**
   * One row a scenario and one column a model, the worst first on both sides; empty where a run has
   * no more than one model or one scenario.
   */
  static Table matrix(GateRun run) {
    Matrix matrix = Matrix.of(run.results());
    int models = matrix.models().size();
    List<String> columns = new ArrayList<>(List.of("scenario"));
    IntStream.rangeClosed(1, models).forEach(number -> columns.add("model " + number));
    List<List<Cell>> rows = new ArrayList<>();
    if (models > 1 && matrix.scenarios().size() > 1) {
      // Heads are words of ours, and names are not.
      List<Cell> names = new ArrayList<>(List.of(Cell.words("")));
      matrix.models().forEach(model -> names.add(Cell.foreign(model)));
      rows.add(names);
      for (String scenario : matrix.scenarios()) {
        List<Cell> row = new ArrayList<>(List.of(Cell.foreign(scenario)));
        matrix.models().forEach(model -> row.add(cell(matrix.at(model, scenario))));
        rows.add(row);
      }
    }
    return new Table(
        "Gap by scenario and model",
        "The worst first: what fails most, then what is inconclusive, then the larger gap.",
        columns,
        rows);
  }

  private static Cell cell(Optional<ExperimentResult> found) {
    if (found.isEmpty()) {
      return Cell.words("no result");
    }
    ComplianceGap gap = found.get().complianceGap();
    Verdict verdict = found.get().gate().verdict();
    String size = gap.completeCases().isPresent() ? Wording.signed(gap.estimate()) : "no gap";
    return verdict == Verdict.PASS
        ? Cell.words(size)
        : new Cell(verdict + " " + size, Cell.Kind.VERDICT);
  }
}
