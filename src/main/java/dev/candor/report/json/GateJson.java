package dev.candor.report.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.WholeFile;
import dev.candor.experiment.BaselineCost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.selfcheck.ToolControl;
import dev.candor.experiment.selfcheck.ToolControls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
  private final Map<String, ObjectNode> entries = new TreeMap<>();
  private final Set<String> expected = new HashSet<>();
  private boolean neverComplete;
  private ToolControls controls = ToolControls.NONE;
  private List<BaselineCost> baselines = List.of();

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
   * @param scenario what the run calls the scenario, its temperature included
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
   * Tells what the tool's controls have come to, and writes a file that is there already again.
   * Where they do not hold, the verdict is {@link Verdict#INCONCLUSIVE} at best.
   */
  public synchronized void checked(ToolControls all) {
    if (!controls.equals(all)) {
      controls = all;
      writeAgain();
    }
  }

  /** Tells what asking baselines has cost, and writes a file that is there already again. */
  public synchronized void asked(List<BaselineCost> all) {
    if (!baselines.equals(all)) {
      baselines = List.copyOf(all);
      writeAgain();
    }
  }

  /**
   * Adds a result and writes the file; one that is there already changes nothing.
   *
   * @throws CandorException if it cannot be written
   */
  public synchronized void add(ExperimentResult result) {
    String key = key(result.model(), result.scenarioName());
    if (!result.equals(results.put(key, result))) {
      // With a sweep's many results the file is written as often, and only this one is new.
      entries.put(key, GateEntry.of(result));
      write();
    }
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
      WholeFile.write(file, JSON.writeValueAsString(document()) + "\n");
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write " + file, "Check its folder, permissions and free space", e);
    }
  }

  /** The run as far as it has come. */
  public synchronized GateRun run() {
    return new GateRun(
        results.values().stream()
            .map(result -> result.gate().verdict())
            .reduce(
                isComplete() && !controls.isVoid() ? Verdict.PASS : Verdict.INCONCLUSIVE,
                Verdict::worse),
        startedAt,
        Duration.between(startedAt, Instant.now()),
        List.copyOf(results.values()),
        expected.stream()
            .filter(key -> !results.containsKey(key))
            .sorted()
            .map(key -> key.replace("\n", " in "))
            .toList(),
        isComplete(),
        controls,
        baselines.stream()
            // One that is a candidate as well has a result, and its cost stands there.
            .filter(asked -> !expected.contains(key(asked.model(), asked.scenario())))
            .toList());
  }

  private ObjectNode document() {
    GateRun run = run();
    ObjectNode top = JSON.createObjectNode();
    top.put("verdict", run.verdict().name());
    top.put("void", run.controls().isVoid());
    top.put("startedAt", startedAt.toString());
    top.put("seconds", GateEntry.seconds(run.duration()));
    RunComparisons comparisons = new RunComparisons(run.results(), run.missing().size());
    Iterator<OptionalDouble> adjusted = comparisons.all().iterator();
    for (ObjectNode entry : entries.values()) {
      top.withArray("results").add(GateEntry.withHolm(entry, adjusted.next()));
    }
    GapComparisons.put(top.putArray("gapDifferences"), run.results());
    ArrayNode checked = top.putArray("controls");
    run.controls().controls().forEach(control -> put(control, checked.addObject()));
    Attributions.put(top.putArray("attributions"), run.results());
    ArrayNode asked = top.putArray("baselines");
    run.baselines().forEach(baseline -> put(baseline, asked.addObject()));
    return top;
  }

  private static void put(BaselineCost baseline, ObjectNode node) {
    node.put("model", baseline.model());
    node.put("scenario", baseline.scenario());
    GateEntry.putUsage(node.putObject("usage"), baseline.cost());
  }

  private static void put(ToolControl control, ObjectNode node) {
    node.put("model", control.model());
    node.put("scenario", control.scenario());
    node.put("requests", control.requests());
    node.put("scorer", control.scorer());
    node.put("expected", control.expected().name());
    node.put("verdict", control.seen().name());
    control.reasons().forEach(reason -> node.withArray("reasons").add(reason));
  }

  private boolean isComplete() {
    return !neverComplete && results.keySet().containsAll(expected);
  }
}
