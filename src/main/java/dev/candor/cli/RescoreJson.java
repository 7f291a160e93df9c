package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import java.util.List;

/** One experiment under several scorers as JSON, in the words of gate.json. */
final class RescoreJson {

  private RescoreJson() {}

  /** The object of an experiment; its results differ in their scorer alone. */
  static ObjectNode of(List<ExperimentResult> results) {
    ExperimentResult first = results.get(0);
    ObjectNode node = JsonOutput.object();
    node.put("model", first.model());
    node.put("scenario", first.scenario());
    first.temperature().value().ifPresent(value -> node.put("temperature", value));
    node.put("requests", first.requests());
    node.put("samples", first.samples());
    node.put("missing", missing(first));
    node.put("verdictDependsOnScorer", dependsOnScorer(results));
    ArrayNode scorers = node.putArray("scorers");
    results.forEach(result -> putScorer(scorers.addObject(), result));
    return node;
  }

  /** How many trials have no stored answer. */
  static int missing(ExperimentResult result) {
    return result.tiers().stream().mapToInt(TierTally::errors).sum();
  }

  /** How many trials there are. */
  static int trials(ExperimentResult result) {
    return result.tiers().stream().mapToInt(TierTally::trials).sum();
  }

  /** Whether the scorers come to different verdicts. */
  static boolean dependsOnScorer(List<ExperimentResult> results) {
    return results.stream().map(result -> result.gate().verdict()).distinct().count() > 1;
  }

  private static void putScorer(ObjectNode node, ExperimentResult result) {
    node.put("scorer", result.scorer());
    ObjectNode tiers = node.putObject("tiers");
    for (TierTally tally : result.tiers()) {
      tiers
          .putObject(tally.tier().name())
          .put("role", tally.tier().role().label())
          .put("complied", tally.complied())
          .put("refused", tally.refused())
          .put("malformed", tally.malformed())
          .put("errors", tally.errors());
    }
    double confidence = result.limits().confidence();
    ObjectNode gap = node.putObject("gap");
    if (result.complianceGap().completeCases().isPresent()) {
      gap.put("estimate", result.complianceGap().estimate());
    } else {
      gap.putNull("estimate");
    }
    JsonOutput.putInterval(gap, result.complianceGap().interval(confidence));
    gap.put("confidence", confidence);
    node.put("verdict", result.gate().verdict().name());
    ArrayNode reasons = node.putArray("reasons");
    result.gate().reasons().forEach(reasons::add);
  }
}
