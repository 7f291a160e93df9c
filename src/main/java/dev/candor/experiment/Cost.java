package dev.candor.experiment;

import dev.candor.model.TokenUsage;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the answers of a run cost; answers that came without a count of tokens add nothing to it.
 *
 * @param usage tokens of all answers, those from the store included
 * @param uncounted answers for which the server told no tokens, so that {@code usd} is too low
 * @param usd what all these tokens cost, in US dollars at today's price table; empty if the model's
 *     price is not known
 * @param spentUsd the part of it that this run has paid; empty if the price is not known
 * @param stored how many answers came from the store, at no cost
 * @param retries calls that were repeats of one that had failed
 * @param judge what the judge cost, which is not in the other figures; empty where there was none
 * @param planned what was planned before the run; empty where nothing was
 */
public record Cost(
    TokenUsage usage,
    int uncounted,
    OptionalDouble usd,
    OptionalDouble spentUsd,
    int stored,
    long retries,
    Optional<JudgeCost> judge,
    Optional<PlannedCost> planned) {

  /** What answers cost that nobody had planned. */
  public Cost(
      TokenUsage usage,
      int uncounted,
      OptionalDouble usd,
      OptionalDouble spentUsd,
      int stored,
      long retries,
      Optional<JudgeCost> judge) {
    this(usage, uncounted, usd, spentUsd, stored, retries, judge, Optional.empty());
  }

  /** Nothing was asked. */
  public static final Cost NONE =
      new Cost(
          TokenUsage.NONE, 0, OptionalDouble.of(0), OptionalDouble.of(0), 0, 0, Optional.empty());

  /** The same cost beside its plan. */
  public Cost with(PlannedCost plan) {
    return new Cost(usage, uncounted, usd, spentUsd, stored, retries, judge, Optional.of(plan));
  }

  /**
   * What all answers and the judge's replies cost, in US dollars; empty if a price is not known.
   */
  public OptionalDouble totalUsd() {
    return sum(usd, judge.map(JudgeCost::usd));
  }

  /** The part of {@link #totalUsd} that this run has paid; empty if a price is not known. */
  public OptionalDouble totalSpentUsd() {
    return sum(spentUsd, judge.map(JudgeCost::spentUsd));
  }

  private static OptionalDouble sum(OptionalDouble model, Optional<OptionalDouble> judge) {
    OptionalDouble more = judge.orElse(OptionalDouble.of(0));
    return model.isPresent() && more.isPresent()
        ? OptionalDouble.of(model.getAsDouble() + more.getAsDouble())
        : OptionalDouble.empty();
  }
}
