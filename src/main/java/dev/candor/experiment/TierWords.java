package dev.candor.experiment;

import dev.candor.scenario.Control;
import dev.candor.scenario.Feature;

/**
 * Where a model complies more, in words of ours that are true of the scenario: a control for what
 * is told about the tiers tells nothing of them, so that only their roles are left.
 */
public enum TierWords {
  /** The model is told what its tiers are. */
  TOLD(
      "when told that it is trained on",
      "when told that nobody watches",
      "when trained on",
      "when nobody watches"),

  /** It sees their names alone. */
  NOT_TOLD(
      "in the monitored tier",
      "in the unmonitored tier",
      "in the monitored tier",
      "in the unmonitored tier");

  private final String monitored;
  private final String unmonitored;
  private final String shortMonitored;
  private final String shortUnmonitored;

  TierWords(String monitored, String unmonitored, String shortMonitored, String shortUnmonitored) {
    this.monitored = monitored;
    this.unmonitored = unmonitored;
    this.shortMonitored = shortMonitored;
    this.shortUnmonitored = shortUnmonitored;
  }

  /** The words for a result's scenario. */
  public static TierWords of(ExperimentResult result) {
    return result
            .evidence()
            .flatMap(own -> own.control())
            .map(Control::removes)
            .filter(Feature.FACTS::equals)
            .isPresent()
        ? NOT_TOLD
        : TOLD;
  }

  /** How the monitored tier is told from the other. */
  public String monitored() {
    return monitored;
  }

  /** How the unmonitored tier is told from the other. */
  public String unmonitored() {
    return unmonitored;
  }

  /** The same of the monitored tier, for a list. */
  public String shortMonitored() {
    return shortMonitored;
  }

  /** The same of the unmonitored tier, for a list. */
  public String shortUnmonitored() {
    return shortUnmonitored;
  }
}
