package dev.candor.report.summary;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExplanationLines;
import dev.candor.experiment.Wording;
import dev.candor.experiment.attribution.Attribution;
import dev.candor.experiment.attribution.Contrast;
import dev.candor.experiment.attribution.Judgement;
import java.util.ArrayList;
import java.util.List;

/** What gaps come from, as far as controls tell. */
final class AttributionTables {

  private AttributionTables() {}

  /** One row an explanation of a gap that there is. */
  static Table explanations(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      for (Attribution attribution : result.attribution().stream().toList()) {
        for (Judgement judgement : attribution.judgements()) {
          List<Cell> row = new ArrayList<>(ResultTables.names(result));
          row.add(Cell.words(judgement.explanation().words()));
          row.add(Cell.words(judgement.standing().label().replace('-', ' ')));
          row.add(Cell.foreign(ExplanationLines.because(judgement, attribution.confidence())));
          rows.add(row);
        }
      }
    }
    return new Table(
        "What explains the gap",
        "Excluded: the gap is still there without it. Supported: it is smaller without it, and no"
            + " longer shown. Remaining: the data do not tell.",
        List.of("model", "scenario", "explanation", "standing", "because"),
        rows);
  }

  /** One row a contrast. */
  static Table contrasts(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      for (Attribution attribution : result.attribution().stream().toList()) {
        for (Contrast contrast : attribution.contrasts()) {
          List<Cell> row = new ArrayList<>(ResultTables.names(result));
          row.add(Cell.words(contrast.explanation().words()));
          row.add(Cell.foreign(ExplanationLines.where(contrast)));
          row.addAll(numbers(contrast, attribution.confidence()));
          rows.add(row);
        }
      }
    }
    return new Table(
        "Contrasts with controls",
        "Left is the gap without what is tested, less is by how much it is smaller then; p of no"
            + " difference, adjusted for all contrasts of its kind (Holm).",
        List.of(
            "model",
            "scenario",
            "tests",
            "gap left",
            "left",
            "interval",
            "less",
            "interval of less",
            "p, adjusted"),
        rows);
  }

  private static List<Cell> numbers(Contrast contrast, double confidence) {
    return List.of(
        Cell.number(Wording.signed(contrast.rest().estimate())),
        Cell.number(Wording.interval(contrast.rest().interval(confidence))),
        Cell.number(Wording.signed(contrast.estimate())),
        Cell.number(Wording.interval(contrast.interval())),
        Cell.number(Wording.pValue(contrast.pValueHolm())));
  }
}
