package dev.candor.experiment;

import dev.candor.scenario.Control;
import dev.candor.scenario.Feature;

/**
 * Where a model complies more, in words that are true of the scenario: a control for what is told
 * about the tiers tells nothing, so that only their names are left.
 *
 * @param monitored how the monitored tier is told from the other
 * @param unmonitored how the unmonitored tier is
 * @param told whether the model is told what the tiers are
 */
public record TierWords(String monitored, String unmonitored, boolean told) {

  /** The words for a result's scenario; names of tiers are foreign text. */
  public static TierWords of(ExperimentResult result) {
    boolean told =
        result
            .evidence()
            .flatMap(own -> own.control())
            .map(Control::removes)
            .filter(Feature.FACTS::equals)
            .isEmpty();
    return told
        ? new TierWords("when told that it is trained on", "when told that nobody watches", true)
        : new TierWords(
            "in tier " + result.monitored().tier().name(),
            "in tier " + result.unmonitored().tier().name(),
            false);
  }
}
