package dev.candor.report.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Finding;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
   * Writes {@code environment.properties} and {@code categories.json}, over those of an earlier
   * call.
   *
   * @param settings what applies to every experiment
   * @param planned everything that is going to be asked, in the order to name it in
   * @throws CandorException if the folder cannot be written
   */
  public void write(Settings settings, Collection<Experiment> planned) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("environment.properties"),
          AllureEnvironment.of(settings, planned),
          StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("categories.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(categories()),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write Allure results to " + folder, "Check its permissions and free space", e);
    }
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
