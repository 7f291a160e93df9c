package dev.candor.experiment.plan;

/**
 * How many tokens one trial takes on average.
 *
 * @param perTrial tokens, 0 or more
 * @param counted whether a tokenizer counted them; otherwise they are estimated
 * @param how where the figure comes from, in words
 */
public record TokenEstimate(double perTrial, boolean counted, String how) {

  /** Tokens of so many trials. */
  public long of(long trials) {
    return Math.round(perTrial * trials);
  }
}
