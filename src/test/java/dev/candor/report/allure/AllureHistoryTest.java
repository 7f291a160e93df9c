package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureHistoryTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

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

  private void reportKnows(String what, Instant when) throws IOException {
    reportKnows(what);
    Files.setLastModifiedTime(report.resolve("history/history.json"), FileTime.from(when));
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
    reportKnows("one run", NOON);
    history.carry(kept);
    reportKnows("two runs", NOON.plusSeconds(60));
    history.carry(kept);

    assertThat(kept.resolve("history.json")).hasContent("two runs");
    assertThat(results.resolve("history/history.json")).hasContent("two runs");
  }

  /** Somebody else's run, or one of another branch, has told more since. */
  @Test
  void aReportThatIsOlderThanWhatWasKeptLeavesItAlone() throws IOException {
    reportKnows("two runs", NOON);
    history.carry(kept);
    reportKnows("one run", NOON.minusSeconds(60));
    history.carry(kept);

    assertThat(kept.resolve("history.json")).hasContent("two runs");
    assertThat(results.resolve("history/history.json")).hasContent("two runs");
  }

  @Test
  void whatAnotherRunIsJustWritingIsNotCarried() throws IOException {
    reportKnows("one run");
    history.carry(kept);
    Files.writeString(kept.resolve("history.json.half"), "one r");
    history.carry(kept);

    assertThat(results.resolve("history/history.json.half")).doesNotExist();
  }

  /** Each with a report of its own, as checkouts have that share what is kept. */
  @Test
  void runsAtTheSameTimeDoNotBreakEachOther() throws Exception {
    int runs = 8;
    CyclicBarrier together = new CyclicBarrier(runs);
    List<Callable<Void>> carriers = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Path own = folder.resolve("run" + run);
      for (int file = 0; file < 5; file++) {
        Path known = Files.createDirectories(own.resolve("history")).resolve(file + ".json");
        Files.writeString(known, "known to " + run);
        Files.setLastModifiedTime(known, FileTime.from(NOON.plusSeconds(run)));
      }
      AllureHistory carried = new AllureHistory(folder.resolve("results" + run), List.of(own));
      carriers.add(
          () -> {
            together.await();
            for (int i = 0; i < 20; i++) {
              carried.carry(kept);
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    try {
      for (Future<Void> carried : threads.invokeAll(carriers)) {
        carried.get();
      }
    } finally {
      threads.shutdownNow();
    }

    try (Stream<Path> files = Files.list(kept)) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(file -> assertThat(file).content().matches("known to \\d"));
    }
  }

  @Test
  void beforeTheFirstReportThereIsNothing() throws IOException {
    history.carry(kept);

    assertThat(results).doesNotExist();
    assertThat(kept).doesNotExist();
  }
}
