package dev.candor.report.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.WholeFile;
import dev.candor.experiment.Experiment;
import dev.candor.report.json.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The configuration file by which Allure 3 makes a report of the results: the tree as Allure 2
 * shows it, the same questions, the history, and a quality gate that asks for no red test. That is
 * more than Candor's asks: a request without an answer is red, and up to {@code
 * candor.gate.max-error-rate} of them are within the gate. The file is JSON, in which a rule has no
 * say over which tests it counts.
 */
public final class AllureConfiguration {

  /** Labels of the machinery, which nobody reads. */
  private static final List<String> TECHNICAL =
      List.of(
          "junit.platform.uniqueid",
          "host",
          "thread",
          "framework",
          "language",
          "package",
          "testClass",
          "parentSuite",
          "suite",
          "subSuite",
          "epic",
          "feature");

  private static final ObjectMapper JSON = new ObjectMapper();

  private AllureConfiguration() {}

  /**
   * Writes the file, and beside it the same without a history for the quality gate, which would
   * otherwise enter the run there once more.
   *
   * @param file where to, usually {@code target/candor/allurerc.json}
   * @param planned everything that is going to be asked
   * @param history folder that outlives a clean build; empty for no history
   * @throws CandorException if it cannot be written
   */
  public static void write(Path file, Collection<Experiment> planned, Optional<Path> history) {
    ObjectNode top = configuration(planned);
    write(file.resolveSibling("allure-quality-gate.json"), top);
    history.ifPresent(
        folder -> {
          top.put("historyPath", folder.resolve("allure3.jsonl").toString());
          top.put("historyLimit", History.KEPT);
          top.put("appendHistory", true);
        });
    write(file, top);
  }

  private static ObjectNode configuration(Collection<Experiment> planned) {
    ObjectNode top = JSON.createObjectNode();
    top.put("name", AllureExecutor.name(planned));
    top.put("output", "target/allure3-report");
    TECHNICAL.forEach(top.putArray("hideLabels")::add);
    top.putObject("categories").set("rules", AllureCategories.all());
    top.putObject("qualityGate")
        .putArray("rules")
        .addObject()
        .put("maxFailures", 0)
        .put("minTestsCount", 1);
    ObjectNode options = top.putObject("plugins").putObject("awesome").putObject("options");
    options.putArray("groupBy").add("parentSuite").add("suite").add("subSuite");
    return top;
  }

  private static void write(Path file, ObjectNode top) {
    try {
      WholeFile.write(file, top.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write " + file, "Check its folder, permissions and free space", e);
    }
  }
}
