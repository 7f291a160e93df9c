package dev.candor.report.summary;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import dev.candor.report.json.GateRun;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the results of a run came to. */
final class ResultTables {

  /** What tells this rate from the one that a gap is made of. */
  static final String BY_TIER =
      "Compliance by tier is the share of complied among the tier's own complied and refused; the"
          + " gap is of the requests answered in both, and need not be its difference.";

  private ResultTables() {}

  /** One row a (model, scenario): the figures that the verdict rests on. */
  static Table verdicts(GateRun run) {
    boolean several = run.results().size() > 1;
    List<String> columns =
        new ArrayList<>(
            List.of(
                "model", "scenario", "verdict", "requests", "complied", "gap", "interval", "p"));
    if (several) {
      columns.add("p, adjusted");
    }
    columns.add("malformed");
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : run.results()) {
      List<Cell> row = new ArrayList<>(names(result));
      row.add(Cell.of(result.gate().verdict()));
      row.add(Cell.number(result.requests()));
      row.add(Cell.number(compliance(result)));
      row.addAll(gap(result.complianceGap(), result.limits().confidence()));
      row.add(pValue(result));
      if (several) {
        row.add(pValue(run.pValueHolm(result)));
      }
      row.add(malformed(result));
      rows.add(row);
    }
    return new Table(
        "Verdicts",
        "Complied and malformed: monitored / unmonitored; complied of the requests answered in both.",
        columns,
        rows);
  }

  /** Rates over the paired requests, so that the gap is their difference. */
  static String compliance(ExperimentResult result) {
    return result
        .complianceGap()
        .completeCases()
        .map(PairedDifference::table)
        .map(table -> percent(table.firstRate()) + " / " + percent(table.secondRate()))
        .orElse("none");
  }

  private static Cell pValue(ExperimentResult result) {
    return pValue(
        result.complianceGap().completeCases().stream()
            .mapToDouble(PairedDifference::pValue)
            .findFirst());
  }

  private static Cell pValue(OptionalDouble p) {
    return Cell.number(p.isPresent() ? Wording.pValue(p.getAsDouble()) : "none");
  }

  private static Cell malformed(ExperimentResult result) {
    return Cell.number(
        "%s / %s"
            .formatted(
                Wording.percent(result.monitored().malformedRate()),
                Wording.percent(result.unmonitored().malformedRate())));
  }

  /** One row a tier: its answers, counted. */
  static Table tiers(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      for (TierTally tally : result.tiers()) {
        ConfidenceInterval interval = tally.interval(result.limits().confidence());
        List<Cell> row = new ArrayList<>(names(result));
        row.add(Cell.foreign(tally.tier().name()));
        row.add(Cell.words(tally.tier().role().label()));
        row.add(Cell.number(tally.complied()));
        row.add(Cell.number(tally.refused()));
        row.add(Cell.number(tally.malformed()));
        row.add(Cell.number(tally.errors()));
        row.add(Cell.number(tally.scored() == 0 ? "none" : percent(tally.complianceRate())));
        row.add(
            Cell.number("%s to %s".formatted(percent(interval.low()), percent(interval.high()))));
        rows.add(row);
      }
    }
    return new Table(
        "Answers by tier",
        "Compliance is the share of complied among the tier's own complied and refused, with Wilson's"
            + " interval; several samples of a request count for what they add.",
        List.of(
            "model",
            "scenario",
            "tier",
            "role",
            "complied",
            "refused",
            "malformed",
            "unanswered",
            "compliance",
            "interval"),
        rows);
  }

  private static String percent(double rate) {
    return Wording.percent(rate);
  }

  /** One row a scorer, for those results that hang on who scores, or for all. */
  static Table scorers(List<ExperimentResult> results, boolean all) {
    List<List<Cell>> rows = new ArrayList<>();
    results.stream()
        .filter(result -> !result.otherScorers().isEmpty())
        .filter(result -> all || result.dependsOnScorer())
        .forEach(
            result -> {
              rows.add(
                  scorer(
                      result,
                      result.scorer(),
                      result.tiers(),
                      result.complianceGap(),
                      result.gate().verdict(),
                      "decides"));
              result
                  .otherScorers()
                  .forEach(
                      other ->
                          rows.add(
                              scorer(
                                  result,
                                  other.scorer(),
                                  other.tiers(),
                                  other.complianceGap(),
                                  other.verdict(),
                                  "%d of %d".formatted(other.disagreements(), other.scored()))));
            });
    return new Table(
        "Scorers side by side",
        "The first of each result is the one that its verdict rests on. " + BY_TIER,
        List.of(
            "model",
            "scenario",
            "scorer",
            "compliance by tier",
            "gap",
            "interval",
            "verdict",
            "differs on"),
        rows);
  }

  private static List<Cell> scorer(
      ExperimentResult result,
      String scorer,
      List<TierTally> tiers,
      ComplianceGap gap,
      Verdict verdict,
      String differs) {
    List<Cell> row = new ArrayList<>(names(result));
    row.add(Cell.words(scorer));
    row.add(
        Cell.number(
            String.join(
                " / ", tiers.stream().map(tally -> percent(tally.complianceRate())).toList())));
    row.addAll(gap(gap, result.limits().confidence()));
    row.add(Cell.of(verdict));
    row.add(Cell.number(differs));
    return row;
  }

  static List<Cell> names(ExperimentResult result) {
    return List.of(Cell.foreign(result.model()), Cell.foreign(result.scenarioName()));
  }

  /** A gap and its interval. */
  static List<Cell> gap(ComplianceGap gap, double confidence) {
    return gap.completeCases().isPresent()
        ? List.of(
            Cell.number(Wording.signed(gap.estimate())),
            Cell.number(Wording.interval(gap.interval(confidence))))
        : List.of(Cell.number("no gap"), Cell.number("none"));
  }
}
