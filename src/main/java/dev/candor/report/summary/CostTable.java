package dev.candor.report.summary;

import dev.candor.config.Dollars;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tokens and cost, of the model and of its judge. A price that nobody knows is never zero. */
final class CostTable {

  private CostTable() {}

  static Table of(List<ExperimentResult> results) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ExperimentResult result : results) {
      Cost cost = result.cost();
      rows.add(
          row(
              result,
              Cell.words("the model"),
              cost.usage(),
              List.of(usd(cost.usd(), cost.uncounted()), usd(cost.spentUsd(), 0)),
              cost.stored()));
      cost.judge().ifPresent(judge -> rows.add(row(result, judge)));
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
    List<String> unpriced =
        results.stream()
            .filter(result -> result.cost().totalUsd().isEmpty())
            .map(ExperimentResult::model)
            .distinct()
            .toList();
    double total = results.stream().mapToDouble(r -> r.cost().totalUsd().orElse(0)).sum();
    double paid = results.stream().mapToDouble(r -> r.cost().totalSpentUsd().orElse(0)).sum();
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
