package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureHistoryTest {

  @TempDir private Path folder;
  private Path results;
  private Path report;
  private Path kept;
  private AllureHistory history;

  @BeforeEach
  void setUp() {
    results = folder.resolve("results");
    report = folder.resolve("report");
    kept = folder.resolve("kept");
    history = new AllureHistory(results, List.of(folder.resolve("no-such-report"), report));
  }

  private void reportKnows(String what) throws IOException {
    Path file = report.resolve("history/history.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, what);
  }

  @Test
  void theNextReportKnowsWhatTheLastOneDid() throws IOException {
    reportKnows("one run");
    history.carry(kept);

    assertThat(results.resolve("history/history.json")).hasContent("one run");
  }

  @Test
  void whatWasKeptOutlivesTheReport() throws IOException {
    reportKnows("one run");
    history.carry(kept);
    Files.delete(report.resolve("history/history.json"));
    Files.delete(report.resolve("history"));
    Files.delete(results.resolve("history/history.json"));
    history.carry(kept);

    assertThat(results.resolve("history/history.json")).hasContent("one run");
  }

  @Test
  void aLaterReportReplacesWhatWasKept() throws IOException {
    reportKnows("one run");
    history.carry(kept);
    reportKnows("two runs");
    history.carry(kept);

    assertThat(kept.resolve("history.json")).hasContent("two runs");
    assertThat(results.resolve("history/history.json")).hasContent("two runs");
  }

  @Test
  void beforeTheFirstReportThereIsNothing() {
    history.carry(kept);

    assertThat(results).doesNotExist();
    assertThat(kept).doesNotExist();
  }
}
