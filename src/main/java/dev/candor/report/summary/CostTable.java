package dev.candor.report.summary;

import dev.candor.config.Dollars;
import dev.candor.experiment.BaselineCost;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.model.TokenUsage;
import dev.candor.report.json.GateRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tokens and cost, of models, baselines and their judges. A price that nobody knows is never zero.
 */
final class CostTable {

  private CostTable() {}

  /**
   * A line of the table.
   *
   * @param model spec of the model that was asked; foreign text
   * @param whose before the word for who was asked, such as a judge
   */
  private record Asked(String model, String scenario, Cell who, String whose, Cost cost) {}

  static Table of(GateRun run) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Asked asked : all(run)) {
      Cost cost = asked.cost();
      rows.add(
          row(
              asked,
              asked.who(),
              cost.usage(),
              List.of(usd(cost.usd(), cost.uncounted()), usd(cost.spentUsd(), 0)),
              cost.stored()));
      cost.judge().ifPresent(judge -> rows.add(row(asked, judge)));
    }
    return new Table(
        "Tokens and cost",
        PlanLine.of(run.results())
            .map(
                line -> (run.baselines().isEmpty() ? "In all " : "Without baselines ") + line + ".")
            .orElse(""),
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
  static Optional<String> inWords(GateRun run) {
    List<Asked> all = all(run);
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

  /** The models, and behind them the baselines that were asked for them. */
  private static List<Asked> all(GateRun run) {
    List<Asked> all = new ArrayList<>();
    for (ExperimentResult result : run.results()) {
      Cell who = Cell.words("the model");
      all.add(new Asked(result.model(), result.scenarioName(), who, "", result.cost()));
    }
    for (BaselineCost baseline : run.baselines()) {
      Cell who = Cell.words("the baseline");
      String whose = "the baseline's ";
      all.add(new Asked(baseline.model(), baseline.scenario(), who, whose, baseline.cost()));
    }
    return all;
  }

  private static List<Cell> row(Asked asked, JudgeCost judge) {
    return row(
        asked,
        Cell.foreign(asked.whose() + "judge " + judge.model()),
        judge.usage(),
        List.of(usd(judge.usd(), 0), usd(judge.spentUsd(), 0)),
        judge.stored());
  }

  private static List<Cell> row(
      Asked asked, Cell who, TokenUsage usage, List<Cell> dollars, int stored) {
    List<Cell> row =
        new ArrayList<>(List.of(Cell.foreign(asked.model()), Cell.foreign(asked.scenario()), who));
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
