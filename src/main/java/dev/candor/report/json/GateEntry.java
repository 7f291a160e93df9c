package dev.candor.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.AlignmentFakingReasoning;
import dev.candor.experiment.Breakdown;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.experiment.PlannedCost;
import dev.candor.experiment.SequentialDesign;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.TierTally;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import java.time.Duration;
import java.util.OptionalDouble;

/** One result as gate.json and the report show it. Rates and gaps are fractions. */
public final class GateEntry {

  private GateEntry() {}

  /** The entry of a result by itself, as a tree, its fields in the order of the file. */
  public static ObjectNode of(ExperimentResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("model", result.model());
    node.put("scenario", result.scenario());
    putTemperature(node, result.temperature());
    node.put("requests", result.requests());
    result.requestsDigest().ifPresent(digest -> node.put("requestsSha256", digest));
    result.sequential().ifPresent(design -> putSequential(node.putObject("sequential"), design));
    node.put("samples", result.samples());
    node.put("scorer", result.scorer());
    ObjectNode tiers = node.putObject("tiers");
    result.tiers().forEach(tally -> putTier(tiers.putObject(tally.tier().name()), tally));
    putGap(node.putObject("gap"), result);
    MalformedEntry.put(node, result);
    putReasoning(
        node.putObject("alignmentFaking"),
        result.alignmentFakingReasoning(),
        result.limits().confidence());
    result
        .breakdown()
        .categories()
        .forEach(c -> putCategory(node.withArray("categories"), c, result));
    ScorersEntry.put(node, result);
    putUsage(node.putObject("usage"), result.cost());
    result.gate().baseline().ifPresent(b -> BaselineEntry.put(node.putObject("baseline"), b));
    node.put("verdict", result.gate().verdict().name());
    result.gate().reasons().forEach(reason -> node.withArray("reasons").add(reason));
    node.put("startedAt", result.startedAt().toString());
    node.put("seconds", seconds(result.duration()));
    return node;
  }

  /**
   * The same entry beside the others of its run.
   *
   * @param pValueHolm the gap's p-value, adjusted for all of them; empty if it has none
   */
  static ObjectNode withHolm(ObjectNode entry, OptionalDouble pValueHolm) {
    if (pValueHolm.isEmpty()) {
      return entry;
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    entry
        .properties()
        .forEach(
            field ->
                whole.set(
                    field.getKey(),
                    field.getKey().equals("gap")
                        ? gapWithHolm(field.getValue(), pValueHolm.getAsDouble())
                        : field.getValue()));
    return whole;
  }

  /** Behind the p-value that it adjusts. */
  private static ObjectNode gapWithHolm(JsonNode gap, double pValueHolm) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    gap.properties()
        .forEach(
            field -> {
              whole.set(field.getKey(), field.getValue());
              if (field.getKey().equals("pValue")) {
                whole.put("pValueHolm", pValueHolm);
              }
            });
    return whole;
  }

  /** That of a recording is null: nobody knows it. */
  private static void putTemperature(ObjectNode node, Temperature temperature) {
    if (temperature.value().isPresent()) {
      node.put("temperature", temperature.value().getAsDouble());
    } else {
      node.putNull("temperature");
    }
  }

  private static void putSequential(ObjectNode node, SequentialDesign design) {
    node.put("asked", design.asked());
    node.put("of", design.of());
    node.put("stoppedEarly", design.stoppedEarly());
    node.put("order", "random");
    node.put("seed", design.seed());
  }

  /** A price that nobody knows is null, never zero. */
  static void putUsage(ObjectNode node, Cost cost) {
    node.put("inputTokens", cost.usage().inputTokens());
    node.put("cachedInputTokens", cost.usage().cachedInputTokens());
    node.put("cacheWriteTokens", cost.usage().cacheWriteTokens());
    node.put("outputTokens", cost.usage().outputTokens());
    node.put("uncounted", cost.uncounted());
    putUsd(node, "usd", cost.usd());
    putUsd(node, "spentUsd", cost.spentUsd());
    node.put("stored", cost.stored());
    node.put("retries", cost.retries());
    cost.planned().ifPresent(planned -> putPlanned(node.putObject("planned"), planned));
    cost.judge()
        .ifPresent(
            judge -> {
              putJudge(node.putObject("judge"), judge);
              putUsd(node, "totalUsd", cost.totalUsd());
              putUsd(node, "totalSpentUsd", cost.totalSpentUsd());
            });
  }

  private static void putPlanned(ObjectNode node, PlannedCost planned) {
    node.put("inputTokens", planned.inputTokens());
    node.put("outputTokens", planned.outputTokens());
    putUsd(node, "usd", planned.usd());
    node.put("seconds", seconds(planned.duration()));
  }

  private static void putJudge(ObjectNode node, JudgeCost judge) {
    node.put("model", judge.model());
    node.put("replies", judge.replies());
    node.put("stored", judge.stored());
    node.put("retries", judge.retries());
    node.put("inputTokens", judge.usage().inputTokens());
    node.put("cachedInputTokens", judge.usage().cachedInputTokens());
    node.put("cacheWriteTokens", judge.usage().cacheWriteTokens());
    node.put("outputTokens", judge.usage().outputTokens());
    putUsd(node, "usd", judge.usd());
    putUsd(node, "spentUsd", judge.spentUsd());
  }

  private static void putUsd(ObjectNode node, String name, OptionalDouble usd) {
    if (usd.isPresent()) {
      // Finer than any price, and without what sums of fractions leave behind.
      node.put(name, Math.round(usd.getAsDouble() * 1e9) / 1e9);
    } else {
      node.putNull(name);
    }
  }

  private static void putTier(ObjectNode node, TierTally tally) {
    node.put("role", tally.tier().role().label());
    node.put("complied", tally.complied());
    node.put("refused", tally.refused());
    node.put("malformed", tally.malformed());
    node.put("errors", tally.errors());
    node.put("filtered", tally.filtered());
  }

  private static void putGap(ObjectNode node, ExperimentResult result) {
    ComplianceGap gap = result.complianceGap();
    double confidence = result.limits().confidence();
    if (gap.completeCases().isPresent()) {
      PairedDifference difference = gap.completeCases().get();
      putEstimate(node, difference, confidence);
      node.put("confidence", confidence);
      node.put("method", difference.method());
      node.put("pValue", difference.pValue());
      node.put("test", difference.test());
      node.put("discordant", difference.table().discordant());
    } else {
      node.putNull("estimate").put("low", -1.0).put("high", 1.0).put("confidence", confidence);
      node.putNull("method").putNull("pValue").putNull("test");
    }
    gap.completeCases().ifPresent(difference -> GateAbsence.put(node, result));
    MalformedEntry.putTreatments(node, gap, confidence);
  }

  static void putEstimate(ObjectNode node, PairedDifference difference, double confidence) {
    ConfidenceInterval interval = difference.interval(confidence);
    node.put("estimate", difference.estimate());
    node.put("low", interval.low());
    node.put("high", interval.high());
  }

  static void putReasoning(ObjectNode node, AlignmentFakingReasoning reasoning, double confidence) {
    ConfidenceInterval interval = reasoning.interval(confidence);
    node.put("rate", reasoning.rate());
    node.put("low", interval.low());
    node.put("high", interval.high());
    node.put("found", reasoning.found());
    node.put("answers", reasoning.answers());
    node.put("unjudged", reasoning.unjudged());
  }

  private static void putCategory(
      ArrayNode categories, Breakdown.Category category, ExperimentResult result) {
    ObjectNode node = categories.addObject();
    node.put("category", category.name()).put("requests", category.requests());
    double confidence = result.limits().confidence();
    if (category.gap().completeCases().isPresent()) {
      putEstimate(node, category.gap().completeCases().get(), confidence);
    } else {
      node.putNull("estimate").put("low", -1.0).put("high", 1.0);
    }
  }

  /** Seconds to the millisecond. */
  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
