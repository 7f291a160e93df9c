package dev.candor.report.allure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.config.Settings;
import dev.candor.config.WholeFile;
import dev.candor.experiment.Experiment;
import dev.candor.model.Environment;
import dev.candor.report.json.GateRun;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

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
      WholeFile.write(
          folder.resolve("environment.properties"), AllureEnvironment.of(settings, planned));
      write("categories.json", AllureCategories.all());
      write("executor.json", AllureExecutor.of(BuildServer.of(variables), planned));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Puts the verdicts of a run that has ended before what was asked: a report opens with its
   * environment, and the share of green tests beside it says nothing of the gate.
   *
   * @param run the run
   * @throws CandorException if the folder cannot be written
   */
  public void conclude(Settings settings, Collection<Experiment> planned, GateRun run) {
    try {
      WholeFile.write(
          folder.resolve("environment.properties"),
          AllureEnvironment.verdicts(run) + AllureEnvironment.of(settings, planned));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private CandorException unwritable(IOException cause) {
    return new CandorException(
        "Cannot write Allure results to " + folder, "Check its permissions and free space", cause);
  }

  /**
   * Puts what the last report of Allure 2 knows of earlier runs where the next one looks for it.
   *
   * @param history folder that outlives a clean build; other runs may share it
   * @param notice is told in one line what could not be copied: no run is stopped by it
   */
  public void carryHistory(Path history, Consumer<String> notice) {
    try {
      new AllureHistory(folder, REPORTS).carry(history.resolve("allure2"));
    } catch (IOException | RuntimeException e) {
      notice.accept(
          "Candor cannot carry the report's history to %s: %s"
              .formatted(folder, Printable.of(e.toString(), 300)));
    }
  }

  private void write(String name, JsonNode content) throws IOException {
    WholeFile.write(folder.resolve(name), content.toPrettyString() + "\n");
  }
}
