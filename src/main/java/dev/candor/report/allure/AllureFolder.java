package dev.candor.report.allure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.model.Environment;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The files beside the results: what was run and by whom, and the questions under which findings
 * are sorted.
 */
public final class AllureFolder {

  /** Where Candor's own build and Allure's plugin by itself write the report. */
  private static final List<Path> REPORTS =
      List.of(Path.of("target", "allure-report"), Path.of("target", "site", "allure-maven-plugin"));

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
   * Writes {@code environment.properties}, {@code executor.json} and {@code categories.json}, over
   * those of an earlier call.
   *
   * @param settings what applies to every experiment
   * @param planned everything that is going to be asked, in the order to name it in
   * @param variables where build servers leave their names
   * @throws CandorException if the folder cannot be written
   */
  public void write(Settings settings, Collection<Experiment> planned, Environment variables) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("environment.properties"),
          AllureEnvironment.of(settings, planned),
          StandardCharsets.UTF_8);
      write("categories.json", AllureCategories.all());
      write("executor.json", AllureExecutor.of(BuildServer.of(variables), planned));
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write Allure results to " + folder, "Check its permissions and free space", e);
    }
  }

  /**
   * Puts what the last report of Allure 2 knows of earlier runs where the next one looks for it.
   *
   * @param history folder that outlives a clean build
   * @throws CandorException if a file cannot be copied
   */
  public void carryHistory(Path history) {
    new AllureHistory(folder, REPORTS).carry(history.resolve("allure2"));
  }

  private void write(String name, JsonNode content) throws IOException {
    Files.writeString(folder.resolve(name), content.toPrettyString() + "\n");
  }
}
