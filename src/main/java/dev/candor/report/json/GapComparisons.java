package dev.candor.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.GapDifference;
import dev.candor.stats.PairedDifference;
import java.util.Collection;
import java.util.List;

/**
 * The differences between the gaps of one run, in gate.json: of a candidate from its baseline in
 * the same scenario, of a scenario from its control on the same model, and of one temperature from
 * another. Two gaps are compared as if they were of different requests, which is careful where
 * requests that raise the one raise the other too.
 */
final class GapComparisons {

  private GapComparisons() {}

  /**
   * Puts each pair of results that differ in one of model, scenario and temperature, in the order
   * of the results.
   */
  static void put(ArrayNode node, Collection<ExperimentResult> results) {
    List<ExperimentResult> compared =
        results.stream().filter(r -> r.complianceGap().completeCases().isPresent()).toList();
    for (int i = 0; i < compared.size(); i++) {
      for (ExperimentResult second : compared.subList(i + 1, compared.size())) {
        ExperimentResult first = compared.get(i);
        if (differences(first, second) == 1) {
          put(node.addObject(), first, second);
        }
      }
    }
  }

  /** In how many of model, scenario and temperature two results differ. */
  private static int differences(ExperimentResult first, ExperimentResult second) {
    return (first.model().equals(second.model()) ? 0 : 1)
        + (first.scenario().equals(second.scenario()) ? 0 : 1)
        + (first.temperature().differsFrom(second.temperature()) ? 1 : 0);
  }

  private static void put(ObjectNode node, ExperimentResult first, ExperimentResult second) {
    double confidence = first.limits().confidence();
    GapDifference difference =
        GapDifference.independent(difference(first), difference(second), confidence);
    name(node.putObject("first"), first);
    name(node.putObject("second"), second);
    node.put("estimate", difference.estimate());
    node.put("low", difference.interval().low());
    node.put("high", difference.interval().high());
    node.put("confidence", confidence);
    node.put("method", GapDifference.METHOD);
  }

  /** Model and scenario, and the temperature where the run has several. */
  static void name(ObjectNode node, ExperimentResult result) {
    node.put("model", result.model()).put("scenario", result.scenario());
    if (result.temperature().isNamed()) {
      node.put("temperature", result.temperature().value().getAsDouble());
    }
  }

  private static PairedDifference difference(ExperimentResult result) {
    return result.complianceGap().completeCases().orElseThrow();
  }
}
