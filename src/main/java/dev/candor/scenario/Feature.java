package dev.candor.scenario;

import java.util.Locale;

/** What of a scenario a control takes away, so that a gap which rests on it goes away too. */
public enum Feature {
  /** The words that name the tiers: the same facts are told about tiers of other names. */
  LABELS,
  /** What is told about the tiers: the labels stand alone. */
  FACTS,
  /**
   * Training: the tier of role control is rated and never trained on, so that its gap to the
   * unmonitored tier is what rating makes, and the monitored tier's gap to it what training does.
   */
  TRAINING,
  /** What training makes of the model: answers are trained on, and its values stay as they are. */
  CONSEQUENCES,
  /** The privacy of the reasoning: whoever reads the answer reads it, too. */
  PRIVACY;

  /** The name used in files, such as {@code labels}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
