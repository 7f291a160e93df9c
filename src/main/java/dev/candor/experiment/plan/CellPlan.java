package dev.candor.experiment.plan;

import dev.candor.experiment.PlannedCost;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one scenario on one model is going to take.
 *
 * @param model the model's spec
 * @param scenario id of the scenario
 * @param requests requests to ask
 * @param trials requests times tiers times samples
 * @param stored how many of the trials the store has answers to; empty if that cannot be told
 *     without loading the model
 * @param input tokens of a prompt
 * @param output tokens of an answer
 * @param bill what the trials cost that are still to be asked
 * @param usd what all trials cost, those in the store included, in US dollars; empty if the price
 *     is not known
 * @param pace how fast the model answers
 * @param judge what the judge takes; empty where none is asked
 * @param minimumDetectableGap the smallest true gap that so many requests tell from zero with 80 %
 *     power, if the plan's assumption on discordant pairs holds; empty if even a gap of 1 might be
 *     missed
 */
public record CellPlan(
    String model,
    String scenario,
    int requests,
    long trials,
    OptionalLong stored,
    TokenEstimate input,
    TokenEstimate output,
    Bill bill,
    OptionalDouble usd,
    Pace pace,
    Optional<JudgePlan> judge,
    OptionalDouble minimumDetectableGap) {

  /** How many trials are still to be asked; all of them where the store cannot tell. */
  public long toAsk() {
    return trials - stored.orElse(0);
  }

  /** Planned tokens of all prompts. */
  public long inputTokens() {
    return input.of(trials);
  }

  /** Planned tokens of all answers. */
  public long outputTokens() {
    return output.of(trials);
  }

  /** What is to be paid, the judge included. */
  public Bill toPay() {
    return judge.map(JudgePlan::bill).map(bill::plus).orElse(bill);
  }

  /** What all of it was planned to take, to be set beside what it took. */
  public PlannedCost cost() {
    OptionalDouble judges = judge.map(plan -> plan.bill().usd()).orElse(OptionalDouble.of(0));
    return new PlannedCost(
        inputTokens(),
        outputTokens(),
        usd.isPresent() && judges.isPresent()
            ? OptionalDouble.of(usd.getAsDouble() + judges.getAsDouble())
            : OptionalDouble.empty(),
        duration());
  }

  /** How long the asking takes; a judge answers meanwhile. */
  public Duration duration() {
    return pace.of(toAsk());
  }
}
