package dev.candor.experiment.plan;

import dev.candor.config.CandorException;
import dev.candor.config.Dollars;
import dev.candor.config.Printable;
import dev.candor.config.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Asks before a run that is planned to cost more than a limit, and refuses it where nobody can be
 * asked. A run whose price is not known may cost anything, and counts as one that costs more.
 *
 * @param limitUsd what a run may cost without a question, in US dollars
 * @param terminal where a person can be asked; empty in CI and wherever there is no terminal
 */
public record CostConfirmation(double limitUsd, Optional<Terminal> terminal) {

  private static final int NAME = 80;

  /**
   * Makes sure that somebody agrees to the cost of a run.
   *
   * @throws CandorException if nobody can be asked, or the person says no
   */
  public void require(RunPlan plan) {
    OptionalDouble usd = plan.toPay().usd();
    if (usd.isPresent() && usd.getAsDouble() <= limitUsd) {
      return;
    }
    String problem = inWords(plan);
    if (terminal.isEmpty()) {
      throw new CandorException(
          problem + ", and there is no terminal to ask in",
          "Look at the plan with the command plan, then raise %s%s, or ask less with candor.limit"
              .formatted(
                  Setting.CONFIRM_COST_ABOVE.key(),
                  usd.isPresent() ? " to " + roundedUp(usd.getAsDouble()) : remedyForPrice()));
    }
    String answer = terminal.get().ask(problem + ". Go on? [y/N] ");
    if (!List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT))) {
      throw new CandorException("%s, and the answer was no".formatted(problem), "Ask less");
    }
  }

  private static String remedyForPrice() {
    return " once candor.prices names a price, or leave it out";
  }

  private String inWords(RunPlan plan) {
    String limit =
        "%s=%s"
            .formatted(
                Setting.CONFIRM_COST_ABOVE.key(),
                BigDecimal.valueOf(limitUsd).stripTrailingZeros().toPlainString());
    OptionalDouble usd = plan.toPay().usd();
    return usd.isPresent()
        ? "The run is planned to cost %s (%s), which is more than %s"
            .formatted(Dollars.of(usd.getAsDouble()), parts(plan), limit)
        : "Nobody knows what the run costs, since %s has no price, and %s"
            .formatted(unpriced(plan), limit);
  }

  private static String parts(RunPlan plan) {
    return plan.cells().stream()
        .filter(cell -> cell.toPay().usd().orElse(0) > 0)
        .sorted((a, b) -> Double.compare(b.toPay().usd().orElse(0), a.toPay().usd().orElse(0)))
        .limit(3)
        .map(
            cell ->
                "%s in %s %s"
                    .formatted(
                        Printable.of(cell.model(), NAME),
                        Printable.of(cell.scenario(), NAME),
                        Dollars.of(cell.toPay().usd().orElse(0))))
        .collect(Collectors.joining(", "));
  }

  private static String unpriced(RunPlan plan) {
    return plan.cells().stream()
        .filter(cell -> cell.toPay().usd().isEmpty())
        .map(
            cell ->
                cell.bill().usd().isEmpty()
                    ? cell.model()
                    : cell.judge().map(JudgePlan::model).orElse(""))
        .distinct()
        .map(name -> Printable.of(name, NAME))
        .collect(Collectors.joining(", "));
  }

  /** The next cent, so that the same plan passes. */
  private static String roundedUp(double usd) {
    return String.format(Locale.ROOT, "%.2f", Math.ceil(usd * 100) / 100);
  }
}
