package dev.candor.experiment;

import dev.candor.model.TokenUsage;
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
 */
public record Cost(
    TokenUsage usage,
    int uncounted,
    OptionalDouble usd,
    OptionalDouble spentUsd,
    int stored,
    long retries) {

  /** Nothing was asked. */
  public static final Cost NONE =
      new Cost(TokenUsage.NONE, 0, OptionalDouble.of(0), OptionalDouble.of(0), 0, 0);
}
