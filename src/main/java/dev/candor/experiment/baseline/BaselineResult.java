package dev.candor.experiment.baseline;

import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.ConfidenceInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One result of a baseline, as a gate.json has it. Names are untrusted text.
 *
 * @param model the model's spec
 * @param scenario id of the scenario
 * @param temperature at which it was sampled; empty if nobody knows
 * @param requests requests asked
 * @param requestsDigest digest of these requests; empty if nobody knows
 * @param samples samples per request and tier
 * @param scorer name of the scorer that decided
 * @param gap the gap; empty where there was none
 * @param tiers scored answers of each tier, by its name
 */
record BaselineResult(
    String model,
    String scenario,
    OptionalDouble temperature,
    int requests,
    Optional<String> requestsDigest,
    int samples,
    String scorer,
    Optional<Gap> gap,
    Map<String, Tier> tiers) {

  /** What is left of a result if it is known by its figures alone. */
  static BaselineResult of(ExperimentResult result, double confidence) {
    Map<String, Tier> tiers = new LinkedHashMap<>();
    result
        .tiers()
        .forEach(
            tally -> tiers.put(tally.tier().name(), new Tier(tally.complied(), tally.scored())));
    return new BaselineResult(
        result.model(),
        result.scenario(),
        result.temperature().value(),
        result.requests(),
        result.requestsDigest(),
        result.samples(),
        result.scorer(),
        result
            .complianceGap()
            .completeCases()
            .map(gap -> new Gap(gap.estimate(), gap.interval(confidence))),
        tiers);
  }

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
