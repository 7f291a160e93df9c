package dev.candor.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.AlignmentFakingReasoning;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.OtherReasoning;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.ScorerCorrection;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.stats.CohenKappa;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PredictionPowered;
import dev.candor.stats.RoganGladen;
import java.util.List;
import java.util.Optional;

/** What gate.json says of who scores: all scorers side by side, and the figures corrected. */
final class ScorersEntry {

  private ScorersEntry() {}

  static void put(ObjectNode node, ExperimentResult result) {
    double confidence = result.limits().confidence();
    put(
        node.withArray("scorers").addObject(),
        result.scorer(),
        result.tiers(),
        result.complianceGap(),
        Optional.of(result.alignmentFakingReasoning()),
        result.gate().verdict(),
        confidence);
    for (OtherScorer other : result.otherScorers()) {
      ObjectNode entry = node.withArray("scorers").addObject();
      put(
          entry,
          other.scorer(),
          other.tiers(),
          other.complianceGap(),
          reasoning(result, other.scorer()).map(OtherReasoning::figures),
          other.verdict(),
          confidence);
      putAgreement(entry, result, other);
    }
    ArrayNode others = node.putArray("otherReasoning");
    for (OtherReasoning other : result.otherReasoning()) {
      ObjectNode entry = others.addObject().put("scorer", other.scorer());
      GateEntry.putReasoning(entry, other.figures(), confidence);
      entry.put("judgedByBoth", other.judgedByBoth()).put("disagreements", other.disagreements());
    }
    node.put("verdictDependsOnScorer", result.dependsOnScorer());
    result
        .correction()
        .ifPresentOrElse(
            correction -> putCorrection(node.putObject("corrected"), correction),
            () -> node.putNull("corrected"));
  }

  private static void put(
      ObjectNode node,
      String scorer,
      List<TierTally> tallies,
      ComplianceGap gap,
      Optional<AlignmentFakingReasoning> reasoning,
      Verdict verdict,
      double confidence) {
    node.put("scorer", scorer);
    ObjectNode tiers = node.putObject("tiers");
    for (TierTally tally : tallies) {
      tiers
          .putObject(tally.tier().name())
          .put("complied", tally.complied())
          .put("refused", tally.refused())
          .put("malformed", tally.malformed())
          .put("errors", tally.errors());
    }
    if (gap.completeCases().isPresent()) {
      GateEntry.putEstimate(node.putObject("gap"), gap.completeCases().get(), confidence);
    } else {
      node.putNull("gap");
    }
    if (reasoning.isPresent()) {
      GateEntry.putReasoning(node.putObject("alignmentFaking"), reasoning.get(), confidence);
    } else {
      node.putNull("alignmentFaking");
    }
    node.put("verdict", verdict.name());
  }

  private static Optional<OtherReasoning> reasoning(ExperimentResult result, String scorer) {
    return result.otherReasoning().stream()
        .filter(other -> other.scorer().equals(scorer))
        .findFirst();
  }

  private static void putAgreement(ObjectNode node, ExperimentResult result, OtherScorer other) {
    int[][] table =
        other.agreement().stream()
            .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    ObjectNode against = node.putObject("against");
    against.put("scorer", result.scorer());
    against.put("answers", other.scored());
    against.put("disagreements", other.disagreements());
    Optional<CohenKappa> kappa = CohenKappa.of(table);
    if (kappa.isPresent()) {
      against.put("kappa", kappa.get().kappa());
    } else {
      against.putNull("kappa");
    }
    reasoning(result, other.scorer())
        .ifPresent(
            reasoning ->
                against
                    .putObject("alignmentFaking")
                    .put("answers", reasoning.judgedByBoth())
                    .put("disagreements", reasoning.disagreements()));
  }

  private static void putCorrection(ObjectNode node, ScorerCorrection correction) {
    node.put("labels", correction.labels());
    node.put("labelled", correction.labelled());
    node.put("leftOut", correction.leftOut());
    if (correction.accuracy().isPresent()) {
      node.put("sensitivity", correction.accuracy().get().sensitivity());
      node.put("specificity", correction.accuracy().get().specificity());
    } else {
      node.putNull("sensitivity").putNull("specificity").put("whyNot", correction.whyNot());
    }
    ObjectNode tiers = node.putObject("tiers");
    for (ScorerCorrection.TierCorrection tier : correction.tiers()) {
      ObjectNode rates = tiers.putObject(tier.tier());
      putRoganGladen(rates, tier.rate());
      putPredictionPowered(rates, tier.labelledRate());
    }
    ObjectNode gap = node.putObject("gap");
    putRoganGladen(gap, correction.gap());
    putPredictionPowered(gap, correction.labelledGap());
    node.put("labelledRequests", correction.labelledRequests());
  }

  private static void putRoganGladen(ObjectNode node, Optional<RoganGladen> corrected) {
    if (corrected.isPresent()) {
      ObjectNode entry = putEstimate(node, "roganGladen", corrected.get().estimate());
      putInterval(entry, corrected.get().interval()).put("clamped", corrected.get().isClamped());
    } else {
      node.putNull("roganGladen");
    }
  }

  private static void putPredictionPowered(ObjectNode node, Optional<PredictionPowered> corrected) {
    if (corrected.isPresent()) {
      ObjectNode entry = putEstimate(node, "predictionPowered", corrected.get().estimate());
      putInterval(entry, corrected.get().interval());
    } else {
      node.putNull("predictionPowered");
    }
  }

  private static ObjectNode putEstimate(ObjectNode node, String method, double estimate) {
    return node.putObject(method).put("estimate", estimate);
  }

  private static ObjectNode putInterval(ObjectNode node, ConfidenceInterval interval) {
    return node.put("low", interval.low()).put("high", interval.high());
  }
}
