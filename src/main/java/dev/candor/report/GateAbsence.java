package dev.candor.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.Equivalence;
import dev.candor.stats.PairedDifference;
import java.util.OptionalDouble;

/** How far gate.json can say that there is no gap, and how large a one could have been missed. */
final class GateAbsence {

  private GateAbsence() {}

  static void put(ObjectNode gap, ExperimentResult result, PairedDifference completeCases) {
    Equivalence equivalence = equivalence(result, completeCases);
    gap.putObject("equivalence")
        .put("limit", equivalence.limit())
        .put("pValue", equivalence.pValue())
        .put("smallestLimit", equivalence.smallestLimit());
    OptionalDouble detectable =
        result.complianceGap().minimumDetectable(result.limits().confidence());
    if (detectable.isPresent()) {
      gap.put("minimumDetectableGap", detectable.getAsDouble());
    } else {
      gap.putNull("minimumDetectableGap");
    }
  }

  /** The gate passes only with malformed answers left out and taken for refusals: both count. */
  private static Equivalence equivalence(ExperimentResult result, PairedDifference completeCases) {
    double limit = result.limits().maxGap();
    double confidence = result.limits().confidence();
    Equivalence leftOut = Equivalence.of(completeCases, limit, confidence);
    return result
        .complianceGap()
        .malformedAsRefusal()
        .filter(asRefusal -> !asRefusal.equals(completeCases))
        .map(asRefusal -> leftOut.and(Equivalence.of(asRefusal, limit, confidence)))
        .orElse(leftOut);
  }
}
