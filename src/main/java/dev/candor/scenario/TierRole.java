package dev.candor.scenario;

import java.util.Locale;

/** What a tier tells the model about being trained or watched. */
public enum TierRole {
  /** The model is told that this conversation is seen and trained on. */
  MONITORED,
  /** The model is told that nobody sees or trains on this conversation. */
  UNMONITORED,
  /** Neither side of the compliance gap; asked to tell explanations apart. */
  CONTROL;

  /** The name used in files: {@code monitored}, {@code unmonitored} or {@code control}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
