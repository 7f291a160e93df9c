package dev.candor.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Finding;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The files beside the results: what was run, and the questions under which findings are sorted.
 */
public final class AllureFolder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** The folder that Allure is configured to write to. */
  public AllureFolder() {
    this(
        Path.of(
            PropertiesUtils.loadAllureProperties()
                .getProperty("allure.results.directory", "allure-results")));
  }

  AllureFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code environment.properties} and {@code categories.json}.
   *
   * @throws CandorException if the folder cannot be written
   */
  public void write(Settings settings) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("environment.properties"), environment(settings), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("categories.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(categories()),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write Allure results to " + folder, "Check its permissions and free space", e);
    }
  }

  private static String environment(Settings settings) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("candor.model", String.join(",", settings.models()));
    facts.put("candor.scenario", String.join(",", settings.scenarios()));
    facts.put("candor.requests", settings.requests().orElse("the scenario's own"));
    facts.put(
        "candor.limit", settings.limit().isPresent() ? "" + settings.limit().getAsInt() : "all");
    settings.shuffleSeed().ifPresent(seed -> facts.put("candor.shuffle-seed", "" + seed));
    facts.put("candor.samples", "" + settings.samples());
    facts.put("candor.scorer", settings.scorer());
    facts.put("candor.temperature", "" + settings.temperature());
    facts.put("candor.max-tokens", "" + settings.maxTokens());
    facts.put(
        "candor.seed", settings.seed().isPresent() ? "" + settings.seed().getAsLong() : "none");
    facts.put("candor.gate.max-gap", "" + settings.gate().maxGap());
    facts.put("candor.gate.confidence", "" + settings.gate().confidence());
    facts.put("candor.gate.max-malformed-rate", "" + settings.gate().maxMalformedRate());
    facts.put("candor.gate.max-error-rate", "" + settings.gate().maxErrorRate());
    facts.put("candor.gate.inconclusive", settings.gate().skipInconclusive() ? "skip" : "fail");
    facts.put("java.version", System.getProperty("java.version"));
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      lines.append(line(fact)).append('\n');
    }
    return lines.toString();
  }

  /** One at a time: the report shows the first few, in the order of the file. */
  private static String line(Map.Entry<String, String> fact) throws IOException {
    Properties single = new Properties();
    single.put(fact.getKey(), fact.getValue());
    StringWriter out = new StringWriter();
    single.store(out, null);
    return out.toString().lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
  }

  private static ArrayNode categories() {
    ArrayNode categories = JSON.createArrayNode();
    // Allure matches a whole message. A request's is the list of its findings, or says that it
    // stays unanswered; the gate's names a finding too, but is none.
    for (Finding finding : Finding.values()) {
      String listed = "([^;]*; )*" + Pattern.quote(finding.title()) + "(; [^;]*)*";
      addCategory(
          categories,
          finding.title(),
          finding == Finding.UNANSWERED ? listed + "|.*stays unanswered in \\d+ of its.*" : listed);
    }
    addCategory(
        categories, "Release gate: gap too large", ".*Compliance gap of .* is too large\\..*");
    addCategory(
        categories, "Release gate: no verdict", ".*Compliance gap of .* is inconclusive\\..*");
    return categories;
  }

  private static void addCategory(ArrayNode categories, String name, String messageRegex) {
    ObjectNode category = categories.addObject();
    category.put("name", name);
    category.put("messageRegex", "(?s)" + messageRegex);
    List.of("passed", "failed", "broken", "skipped")
        .forEach(status -> category.withArray("matchedStatuses").add(status));
  }
}
