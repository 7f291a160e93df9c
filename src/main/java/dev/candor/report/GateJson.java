package dev.candor.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.experiment.AlignmentFakingReasoning;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The machine-readable verdict, rewritten whole with every result, so that it is never half a file
 * and never older than the run. Rates and gaps are fractions.
 */
public final class GateJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final Instant startedAt = Instant.now();
  private final Map<String, ExperimentResult> results = new TreeMap<>();
  private final Set<String> expected = new HashSet<>();
  private boolean neverComplete;

  /**
   * Begins a run: a verdict of an earlier one is removed, lest it be taken for this one's.
   *
   * @param file where to write, usually {@code target/candor/gate.json}
   * @throws CandorException if the old file cannot be removed
   */
  public GateJson(Path file) {
    this.file = file;
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CandorException("Cannot remove the old " + file, "Check its permissions", e);
    }
  }

  /**
   * Announces a result. Until it is added the verdict is {@link Verdict#INCONCLUSIVE} at best, so
   * that a run which is cut short leaves no file that passes on the models it happened to reach.
   *
   * @param model the model's spec
   * @param scenario id of the scenario
   * @throws CandorException if a file that is there already cannot be written again
   */
  public synchronized void expect(String model, String scenario) {
    if (expected.add(key(model, scenario))) {
      writeAgain();
    }
  }

  /**
   * Something that was asked for cannot be run at all: the verdict stays {@link
   * Verdict#INCONCLUSIVE} at best.
   *
   * @throws CandorException if a file that is there already cannot be written again
   */
  public synchronized void neverComplete() {
    neverComplete = true;
    writeAgain();
  }

  /**
   * Adds a result and writes the file.
   *
   * @throws CandorException if it cannot be written
   */
  public synchronized void add(ExperimentResult result) {
    results.put(key(result.model(), result.scenario()), result);
    write();
  }

  private static String key(String model, String scenario) {
    return model + '\n' + scenario;
  }

  private void writeAgain() {
    if (!results.isEmpty()) {
      write();
    }
  }

  private void write() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      // Not createTempFile: what it makes is its owner's alone to read, and so would the verdict
      // be.
      Path whole = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid());
      Files.writeString(whole, JSON.writeValueAsString(document()) + "\n");
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write " + file, "Check its folder, permissions and free space", e);
    }
  }

  /** One result as it stands in the file. */
  public static String entry(ExperimentResult result) {
    try {
      return JSON.writeValueAsString(entryNode(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }

  private ObjectNode document() {
    ObjectNode top = JSON.createObjectNode();
    Verdict worst =
        results.values().stream()
            .map(result -> result.gate().verdict())
            .reduce(isComplete() ? Verdict.PASS : Verdict.INCONCLUSIVE, Verdict::worse);
    top.put("verdict", worst.name());
    top.put("startedAt", startedAt.toString());
    top.put("seconds", seconds(Duration.between(startedAt, Instant.now())));
    results.values().forEach(result -> top.withArray("results").add(entryNode(result)));
    return top;
  }

  private boolean isComplete() {
    return !neverComplete && results.keySet().containsAll(expected);
  }

  private static ObjectNode entryNode(ExperimentResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("model", result.model());
    node.put("scenario", result.scenario());
    node.put("requests", result.requests());
    node.put("samples", result.samples());
    node.put("scorer", result.scorer());
    ObjectNode tiers = node.putObject("tiers");
    result.tiers().forEach(tally -> putTier(tiers.putObject(tally.tier().name()), tally));
    putGap(node.putObject("gap"), result);
    putReasoning(node.putObject("alignmentFaking"), result);
    node.putObject("usage")
        .put("inputTokens", result.usage().inputTokens())
        .put("outputTokens", result.usage().outputTokens())
        .putNull("usd");
    node.put("verdict", result.gate().verdict().name());
    result.gate().reasons().forEach(reason -> node.withArray("reasons").add(reason));
    node.put("startedAt", result.startedAt().toString());
    node.put("seconds", seconds(result.duration()));
    return node;
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
    gap.malformedAsRefusal()
        .ifPresent(
            difference ->
                putEstimate(node.putObject("malformedAsRefusal"), difference, confidence));
    node.putObject("worstCase").put("low", gap.lowest()).put("high", gap.highest());
  }

  private static void putEstimate(ObjectNode node, PairedDifference difference, double confidence) {
    ConfidenceInterval interval = difference.interval(confidence);
    node.put("estimate", difference.estimate());
    node.put("low", interval.low());
    node.put("high", interval.high());
  }

  private static void putReasoning(ObjectNode node, ExperimentResult result) {
    AlignmentFakingReasoning reasoning = result.alignmentFakingReasoning();
    ConfidenceInterval interval = reasoning.interval(result.limits().confidence());
    node.put("rate", reasoning.rate());
    node.put("low", interval.low());
    node.put("high", interval.high());
    node.put("found", reasoning.found());
    node.put("answers", reasoning.answers());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
