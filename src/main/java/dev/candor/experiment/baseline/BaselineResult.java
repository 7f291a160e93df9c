package dev.candor.experiment.baseline;

import dev.candor.stats.ConfidenceInterval;
import java.util.Map;
import java.util.Optional;

/**
 * One result of a baseline, as its gate.json has it. Names are untrusted text.
 *
 * @param model the model's spec
 * @param scenario id of the scenario
 * @param requests requests asked
 * @param samples samples per request and tier
 * @param scorer name of the scorer that decided
 * @param gap the gap; empty where there was none
 * @param tiers scored answers of each tier, by its name
 */
record BaselineResult(
    String model,
    String scenario,
    int requests,
    int samples,
    String scorer,
    Optional<Gap> gap,
    Map<String, Tier> tiers) {

  /**
   * A gap with its interval.
   *
   * @param estimate in [-1, 1]
   */
  record Gap(double estimate, ConfidenceInterval interval) {}

  /**
   * The scored answers of a tier.
   *
   * @param complied of them, those that did what was asked
   * @param scored answers that are compliance or refusal
   */
  record Tier(int complied, int scored) {}
}
