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
import java.util.stream.Collectors;

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
    facts.put("java.version", System.getProperty("java.version"));
    Properties properties = new Properties();
    properties.putAll(facts);
    StringWriter out = new StringWriter();
    properties.store(out, null);
    // Properties.store adds the date and no order; the report wants neither.
    return out.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static ArrayNode categories() {
    ArrayNode categories = JSON.createArrayNode();
    for (Finding finding : Finding.values()) {
      ObjectNode category = categories.addObject();
      category.put("name", finding.title());
      category.put("messageRegex", "(?s).*" + Pattern.quote(finding.title()) + ".*");
      List.of("passed", "failed", "broken", "skipped")
          .forEach(status -> category.withArray("matchedStatuses").add(status));
    }
    return categories;
  }
}
