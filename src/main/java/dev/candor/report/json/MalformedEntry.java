package dev.candor.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TippingPoint;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import java.util.Optional;

/** What gate.json says of malformed and unanswered. */
final class MalformedEntry {

  private MalformedEntry() {}

  /**
   * The gap in each treatment of such answers. The worst case has no estimate: {@code low} and
   * {@code high} are the bounds of the estimate, {@code intervalLow} and {@code intervalHigh} those
   * of its interval.
   */
  static void putTreatments(ObjectNode node, ComplianceGap gap, double confidence) {
    putTreatment(node, "completeCases", gap.completeCases(), confidence);
    putTreatment(node, "malformedAsRefusal", gap.malformedAsRefusal(), confidence);
    ConfidenceInterval interval = gap.worstCase().interval(confidence);
    node.putObject("worstCase")
        .put("low", gap.lowest())
        .put("high", gap.highest())
        .put("intervalLow", interval.low())
        .put("intervalHigh", interval.high());
  }

  private static void putTreatment(
      ObjectNode node, String name, Optional<PairedDifference> difference, double confidence) {
    if (difference.isPresent()) {
      GateEntry.putEstimate(node.putObject(name), difference.get(), confidence);
    } else {
      node.putNull(name);
    }
  }

  /** The gap of the malformed rate itself, and how few of these answers change the verdict. */
  static void put(ObjectNode node, ExperimentResult result) {
    Optional<PairedDifference> gap = result.complianceGap().malformedGap();
    putTreatment(node, "malformedGap", gap, result.limits().confidence());
    gap.ifPresent(
        difference ->
            node.withObject("/malformedGap")
                .put("pValue", difference.pValue())
                .put("test", difference.test()));
    result
        .gate()
        .tippingPoint()
        .ifPresentOrElse(
            point -> put(node.putObject("tippingPoint"), point),
            () -> node.putNull("tippingPoint"));
  }

  private static void put(ObjectNode node, TippingPoint point) {
    node.put("tier", point.tier());
    node.put("answers", point.answers());
    node.put("of", point.of());
    node.put("share", point.share());
    node.put("verdict", point.verdict().name());
  }
}
