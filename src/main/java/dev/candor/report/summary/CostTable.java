package dev.candor.report.summary;

import dev.candor.config.Dollars;
import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.model.TokenUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tokens and cost, of models, baselines and their judges. A price that nobody knows is never zero.
 */
final class CostTable {

  private CostTable() {}

  /**
   * Whoever was asked for a result: its model, or the baseline beside it.
   *
   * @param model the spec of who was asked; foreign text
   * @param who what the table calls it
   */
  private record Asked(ExperimentResult result, String model, Cell who, Cost cost) {
    String name() {
      return model + " in " + result.scenarioName();
    }
  }

  static Table of(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Asked asked : all(results)) {
      Cost cost = asked.cost();
      rows.add(
          row(
              asked.result(),
              asked.who(),
              cost.usage(),
              List.of(usd(cost.usd(), cost.uncounted()), usd(cost.spentUsd(), 0)),
              cost.stored()));
      cost.judge().ifPresent(judge -> rows.add(row(asked.result(), judge)));
    }
    return new Table(
        "Tokens and cost",
        PlanLine.of(results).map(line -> "In all " + line + ".").orElse(""),
        List.of(
            "model",
            "scenario",
            "asked",
            "tokens read",
            "of them cached",
            "tokens written",
            "cost",
            "paid by this run",
            "answers from the store"),
        rows);
  }

  /**
   * The whole run's cost in a few words; nothing for what costs nothing. Names are foreign text.
   */
  static Optional<String> inWords(List<ExperimentResult> results) {
    List<Asked> all = all(results);
    List<String> unpriced =
        all.stream()
            .filter(asked -> asked.cost().totalUsd().isEmpty())
            .map(Asked::model)
            .distinct()
            .toList();
    double total = all.stream().mapToDouble(asked -> asked.cost().totalUsd().orElse(0)).sum();
    double paid = all.stream().mapToDouble(asked -> asked.cost().totalSpentUsd().orElse(0)).sum();
    if (unpriced.isEmpty() && total == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "%s, of which this run has paid %s%s"
            .formatted(
                Dollars.of(total),
                Dollars.of(paid),
                unpriced.isEmpty()
                    ? ""
                    : "; without a price that is not known (candor.prices): "
                        + String.join(", ", unpriced)));
  }

  /**
   * The models, and the baselines behind those that were first compared with them. Several results
   * share a baseline, and one that is a candidate too has a result of its own: each counts once.
   */
  private static List<Asked> all(List<ExperimentResult> results) {
    Map<String, Asked> all = new LinkedHashMap<>();
    for (ExperimentResult result : results) {
      Asked asked = new Asked(result, result.model(), Cell.words("the model"), result.cost());
      all.put(asked.name(), asked);
    }
    for (ExperimentResult result : results) {
      result
          .gate()
          .baseline()
          .flatMap(baseline -> baseline.cost().map(cost -> asked(result, baseline, cost)))
          .ifPresent(asked -> all.putIfAbsent(asked.name(), asked));
    }
    return List.copyOf(all.values());
  }

  private static Asked asked(ExperimentResult result, BaselineComparison baseline, Cost cost) {
    Cell who = Cell.foreign("baseline " + baseline.model());
    return new Asked(result, baseline.model(), who, cost);
  }

  private static List<Cell> row(ExperimentResult result, JudgeCost judge) {
    return row(
        result,
        Cell.foreign("judge " + judge.model()),
        judge.usage(),
        List.of(usd(judge.usd(), 0), usd(judge.spentUsd(), 0)),
        judge.stored());
  }

  private static List<Cell> row(
      ExperimentResult result, Cell asked, TokenUsage usage, List<Cell> dollars, int stored) {
    List<Cell> row = new ArrayList<>(ResultTables.names(result));
    row.add(asked);
    row.add(Cell.number(usage.inputTokens()));
    row.add(Cell.number(usage.cachedInputTokens()));
    row.add(Cell.number(usage.outputTokens()));
    row.addAll(dollars);
    row.add(Cell.number(stored));
    return row;
  }

  private static Cell usd(OptionalDouble usd, int uncounted) {
    if (usd.isEmpty()) {
      return Cell.number("price not known");
    }
    return Cell.number(
        Dollars.of(usd.getAsDouble())
            + (uncounted == 0 ? "" : " without " + uncounted + " not counted"));
  }
}
