package dev.candor.report.allure;

import dev.candor.config.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Carries what an Allure 2 report knows of earlier runs to the next one. Allure keeps it in the
 * report alone, which a clean build throws away; so it is put by as soon as a report has it.
 */
final class AllureHistory {

  private static final String NAME = "history";
  private static final String ENDING = ".json";

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
   * @param kept the folder that outlives a clean build; runs may share it
   * @throws IOException if a file cannot be copied
   */
  void carry(Path kept) throws IOException {
    for (Path report : reports) {
      List<Path> known = files(report.resolve(NAME));
      if (!known.isEmpty()) {
        // A report that has been lying about must not undo what a later one has told.
        if (latest(known).compareTo(latest(files(kept))) > 0) {
          copy(known, kept);
        }
        break;
      }
    }
    copy(files(kept), results.resolve(NAME));
  }

  /** Whole ones only: what another run is just writing ends otherwise. */
  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).toList();
    }
  }

  private static FileTime latest(List<Path> files) throws IOException {
    FileTime latest = FileTime.fromMillis(0);
    for (Path file : files) {
      FileTime time = Files.getLastModifiedTime(file);
      latest = time.compareTo(latest) > 0 ? time : latest;
    }
    return latest;
  }

  private static void copy(List<Path> files, Path to) throws IOException {
    for (Path file : files) {
      WholeFile.copy(file, to.resolve(file.getFileName()));
    }
  }
}
