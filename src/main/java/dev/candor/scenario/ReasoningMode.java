package dev.candor.scenario;

import java.util.Locale;

/** Where a scenario lets the model think. */
public enum ReasoningMode {
  /** In a scratchpad that the prompt calls private, inside the answer's text. */
  SCRATCHPAD,
  /** Nowhere: the model answers at once. */
  NONE,
  /** In the reasoning channel of the model's own interface. */
  NATIVE;

  /** The name used in files: {@code scratchpad}, {@code none} or {@code native}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
