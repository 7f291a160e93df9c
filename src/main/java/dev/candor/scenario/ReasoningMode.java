package dev.candor.scenario;

/** Where a scenario lets the model think. */
public enum ReasoningMode {
  /** In a scratchpad that the prompt calls private, inside the answer's text. */
  SCRATCHPAD,
  /** Nowhere: the model answers at once. */
  NONE,
  /** In the reasoning channel of the model's own interface. */
  NATIVE
}
