package dev.candor.report.allure;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Carries what an Allure 2 report knows of earlier runs to the next one. Allure keeps it in the
 * report alone, which a clean build throws away; so it is put by as soon as a report has it.
 */
final class AllureHistory {

  private static final String NAME = "history";

  private final Path results;
  private final List<Path> reports;

  /**
   * A history.
   *
   * @param results where Allure's results are written
   * @param reports where its reports may have been written, the likeliest first
   */
  AllureHistory(Path results, List<Path> reports) {
    this.results = results;
    this.reports = List.copyOf(reports);
  }

  /**
   * Puts the last report's history where the next report looks for it.
   *
   * @param kept the folder that outlives a clean build
   * @throws CandorException if a file cannot be copied
   */
  void carry(Path kept) {
    try {
      for (Path report : reports) {
        if (Files.isDirectory(report.resolve(NAME))) {
          copy(report.resolve(NAME), kept);
          break;
        }
      }
      if (Files.isDirectory(kept)) {
        copy(kept, results.resolve(NAME));
      }
    } catch (IOException e) {
      throw new CandorException(
          "Cannot carry the report's history to " + results, "Check permissions and free space", e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
