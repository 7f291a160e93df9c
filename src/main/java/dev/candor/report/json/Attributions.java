package dev.candor.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExplanationLines;
import dev.candor.experiment.attribution.Attribution;
import dev.candor.experiment.attribution.Contrast;
import dev.candor.experiment.attribution.Judgement;
import java.util.Collection;

/** What the gaps of one run come from, in gate.json: one entry for each that has controls. */
final class Attributions {

  private Attributions() {}

  /** Puts the attributions there are, in the order of the results. */
  static void put(ArrayNode node, Collection<ExperimentResult> results) {
    for (ExperimentResult result : results) {
      result.attribution().ifPresent(attribution -> put(node.addObject(), result, attribution));
    }
  }

  private static void put(ObjectNode node, ExperimentResult result, Attribution attribution) {
    GapComparisons.name(node, result);
    node.put("cause", attribution.cause().label());
    node.put("says", ExplanationLines.cause(attribution.cause()));
    node.put("confidence", attribution.confidence());
    ArrayNode explanations = node.putArray("explanations");
    attribution.judgements().forEach(j -> put(explanations.addObject(), j, attribution));
    ArrayNode contrasts = node.putArray("contrasts");
    attribution.contrasts().forEach(c -> put(contrasts.addObject(), c, attribution.confidence()));
  }

  private static void put(ObjectNode node, Judgement judgement, Attribution attribution) {
    node.put("explanation", judgement.explanation().label());
    node.put("standing", judgement.standing().label());
    node.put("because", ExplanationLines.because(judgement, attribution.confidence()));
  }

  private static void put(ObjectNode node, Contrast contrast, double confidence) {
    node.put("explanation", contrast.explanation().label());
    node.put("scenario", contrast.scenario());
    node.put("requests", contrast.requests());
    node.put("estimate", contrast.estimate());
    node.put("low", contrast.interval().low());
    node.put("high", contrast.interval().high());
    node.put("pValue", contrast.pValue());
    node.put("pValueHolm", contrast.pValueHolm());
    node.put("test", contrast.test());
    ObjectNode left = node.putObject("left");
    contrast.tiers().forEach(tier -> left.withArray("tiers").add(tier.name()));
    GateEntry.putEstimate(left, contrast.rest(), confidence);
    left.put("pValue", contrast.rest().pValue());
  }
}
