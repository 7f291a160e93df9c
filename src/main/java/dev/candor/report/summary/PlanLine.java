package dev.candor.report.summary;

import dev.candor.config.Dollars;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.PlannedCost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run was planned to take, and what it took, in one line. */
final class PlanLine {

  private PlanLine() {}

  /** The line; empty where nothing was planned, or the servers told no tokens. */
  static Optional<String> of(List<ExperimentResult> results) {
    List<ExperimentResult> planned =
        results.stream().filter(result -> result.cost().planned().isPresent()).toList();
    long took = planned.stream().map(ExperimentResult::cost).mapToLong(PlanLine::tokens).sum();
    if (took == 0) {
      return Optional.empty();
    }
    long plan =
        planned.stream()
            .map(PlanLine::plan)
            .mapToLong(p -> p.inputTokens() + p.outputTokens())
            .sum();
    return Optional.of(
        "planned %s tokens, took %s (%s)%s%s"
            .formatted(
                number(plan), number(took), deviation(took, plan), usd(planned), time(planned)));
  }

  /** Nothing for what takes no time either way. */
  private static String time(List<ExperimentResult> planned) {
    long plan = planned.stream().mapToLong(r -> plan(r).duration().toSeconds()).sum();
    long took = planned.stream().mapToLong(r -> r.duration().toSeconds()).sum();
    return plan + took == 0 ? "" : "; planned %d s, took %d s".formatted(plan, took);
  }

  private static PlannedCost plan(ExperimentResult result) {
    return result.cost().planned().orElseThrow();
  }

  private static long tokens(Cost cost) {
    return cost.usage().inputTokens() + cost.usage().outputTokens();
  }

  /** Nothing for what costs nothing, or nobody knows what. */
  private static String usd(List<ExperimentResult> planned) {
    boolean known =
        planned.stream()
            .allMatch(r -> plan(r).usd().isPresent() && r.cost().totalUsd().isPresent());
    double plan = planned.stream().mapToDouble(r -> plan(r).usd().orElse(0)).sum();
    double took = planned.stream().mapToDouble(r -> r.cost().totalUsd().orElse(0)).sum();
    return known && took > 0
        ? "; planned %s, cost %s (%s)"
            .formatted(Dollars.of(plan), Dollars.of(took), deviation(took, plan))
        : "";
  }

  /** How far the run was from its plan. */
  private static String deviation(double took, double plan) {
    return plan == 0
        ? "unplanned"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * (took - plan) / plan);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
