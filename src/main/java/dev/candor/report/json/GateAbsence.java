package dev.candor.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.Equivalence;
import java.util.OptionalDouble;

/** How far gate.json can say that there is no gap, and how large a one could have been missed. */
final class GateAbsence {

  private GateAbsence() {}

  static void put(ObjectNode gap, ExperimentResult result) {
    result
        .complianceGap()
        .equivalence(
            result.limits().maxGap(), result.limits().confidence(), result.limits().worstCase())
        .ifPresent(equivalence -> putEquivalence(gap, equivalence));
    OptionalDouble detectable =
        result.complianceGap().minimumDetectable(result.limits().confidence());
    if (detectable.isPresent()) {
      gap.put("minimumDetectableGap", detectable.getAsDouble());
    } else {
      gap.putNull("minimumDetectableGap");
    }
  }

  private static void putEquivalence(ObjectNode gap, Equivalence equivalence) {
    gap.putObject("equivalence")
        .put("limit", equivalence.limit())
        .put("pValue", equivalence.pValue())
        .put("smallestLimit", equivalence.smallestLimit());
  }
}
