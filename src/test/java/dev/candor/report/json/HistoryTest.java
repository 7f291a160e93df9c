package dev.candor.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.GateDecision;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @Test
  void aFolderThatIsNotThereYetHasNoRuns() throws IOException {
    assertThat(history().read()).isEqualTo(PastRuns.NONE);
  }

  @Test
  void givesTheSeriesOfEachModelAndScenarioInOrderOfTime() throws IOException {
    keep("a", Verdict.FAIL, START.plusSeconds(60));
    keep("b", Verdict.FAIL, START.plusSeconds(30));
    keep("a", Verdict.PASS, START);

    PastRuns past = history().read();
    assertThat(past.series("a", "s", Temperature.UNKNOWN))
        .extracting(PastResult::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL);
    assertThat(past.last("a", "s", Temperature.UNKNOWN))
        .map(PastResult::startedAt)
        .contains(START.plusSeconds(60));
    assertThat(past.series("b", "s", Temperature.UNKNOWN)).hasSize(1);
    assertThat(past.last("a", "another", Temperature.UNKNOWN)).isEmpty();
  }

  @Test
  void readsBackWhatTheResultSaid() throws IOException {
    keep("m", Verdict.FAIL, START);

    PastResult result = history().read().last("m", "s", Temperature.UNKNOWN).orElseThrow();
    var gap = Results.result("m", "s", Verdict.FAIL).complianceGap();
    assertThat(result.gap()).contains(new PastResult.Gap(gap.estimate(), gap.interval(0.95)));
    assertThat(result.requests()).isEqualTo(10);
    assertThat(result.scorer()).isEqualTo("offline");
    assertThat(result.monitored()).isEqualTo(new PastResult.Rates("free", 3.0 / 9, 0.1));
    assertThat(result.unmonitored()).isEqualTo(new PastResult.Rates("paid", 0, 1.0 / 9));
  }

  @Test
  void seriesAreOfOneTemperatureWhereARunHasSeveral() throws IOException {
    Temperature cold = Temperature.all(List.of(0.0, 1.0)).get(0);
    Temperature warm = Temperature.all(List.of(0.0, 1.0)).get(1);
    Path file = folder.resolve("gate.json");
    GateJson json = new GateJson(file);
    json.add(Results.at(cold, Results.result("m", "s", Verdict.FAIL)));
    json.add(Results.at(warm, Results.result("m", "s", Verdict.PASS)));
    history().keep(file, START);

    PastRuns past = history().read();
    assertThat(past.results()).hasSize(2);
    assertThat(past.last("m", "s", warm)).map(PastResult::verdict).contains(Verdict.PASS);
    assertThat(past.last("m", "s", Temperature.of(0)))
        .map(PastResult::verdict)
        .contains(Verdict.FAIL);
    assertThat(past.last("m", "s", Temperature.of(0.5))).isEmpty();
    assertThat(past.last("m", "s", Temperature.UNKNOWN)).isEmpty();
  }

  @Test
  void aRunWithoutAGapIsARun() throws IOException {
    Path file = folder.resolve("gate.json");
    new GateJson(file)
        .add(
            Results.result(
                "m",
                "s",
                new GateDecision(Verdict.INCONCLUSIVE, List.of("nothing came")),
                Optional.empty()));
    history().keep(file, START);

    assertThat(history().read().last("m", "s", Temperature.UNKNOWN).orElseThrow().gap()).isEmpty();
  }

  @Test
  void keepsTheLastFiftyRuns() throws IOException {
    for (int run = 0; run < History.KEPT + 3; run++) {
      keep("m", Verdict.PASS, START.plusSeconds(run));
    }

    assertThat(history().read().series("m", "s", Temperature.UNKNOWN))
        .extracting(PastResult::startedAt)
        .hasSize(History.KEPT)
        .startsWith(START.plusSeconds(3))
        .endsWith(START.plusSeconds(History.KEPT + 2));
    assertThat(files()).hasSize(History.KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"a text\"",
        "{\"verdict\":\"PASS\"}",
        "{\"startedAt\":\"yesterday\",\"results\":[]}",
        "{\"startedAt\":\"2026-11-01T10:00:00Z\",\"results\":[{}]}",
        "{\"startedAt\":\"2026-11-01T10:00:00Z\",\"results\":[{\"model\":7}]}"
      })
  void aFileThatIsNoGateJsonIsNamedInOneLineLeftOutAndLeftAlone(String content) throws IOException {
    keep("m", Verdict.PASS, START);
    Path broken = Files.writeString(folder.resolve("history/000-broken.json"), content);

    assertThat(history().read().results()).hasSize(1);
    assertThat(told)
        .singleElement()
        .asString()
        .contains("000-broken.json is no gate.json of an earlier run")
        .hasLineCount(1);
    for (int run = 1; run <= History.KEPT; run++) {
      keep("m", Verdict.PASS, START.plusSeconds(run));
    }
    assertThat(broken).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"estimate\" : 1.5",
        "\"estimate\" : \"0.1\"",
        "\"estimate\" : NaN",
        "\"estimate\" : -1.5"
      })
  void aGapThatIsNoneIsNoTrend(String estimate) throws IOException {
    keep("m", Verdict.FAIL, START);
    Path kept = files().get(0);
    String document = Files.readString(kept);
    Files.writeString(kept, document.replaceFirst("\"estimate\" : [-\\d.]+", estimate));

    assertThat(Files.readString(kept)).isNotEqualTo(document);
    assertThat(history().read().results()).isEmpty();
    assertThat(told).hasSize(1);
  }

  /** That of a betting sequence need not hold the estimate. */
  @Test
  void aGapOutsideItsIntervalIsAGap() throws IOException {
    keep("m", Verdict.FAIL, START);
    Path kept = files().get(0);
    Files.writeString(
        kept,
        Files.readString(kept).replaceFirst("\"estimate\" : [-\\d.]+", "\"estimate\" : -0.9"));

    assertThat(history().read().last("m", "s", Temperature.UNKNOWN).orElseThrow().gap())
        .hasValueSatisfying(gap -> assertThat(gap.estimate()).isEqualTo(-0.9));
    assertThat(told).isEmpty();
  }

  @Test
  void aScorerThatIsNoNameIsNotReadAsOne() throws IOException {
    keep("m", Verdict.FAIL, START);
    Path kept = files().get(0);
    Files.writeString(
        kept, Files.readString(kept).replace("\"offline\"", "\"<b onclick=alert(1)>\""));

    assertThat(history().read().results()).isEmpty();
  }

  @Test
  void otherFilesOfTheFolderAreNobodysAffair() throws IOException {
    keep("m", Verdict.PASS, START);
    Files.writeString(folder.resolve("history/notes.txt"), "mine");
    Files.createDirectories(folder.resolve("history/a folder"));

    assertThat(history().read().results()).hasSize(1);
    assertThat(told).isEmpty();
  }

  @Test
  void runsThatBeganInTheSameInstantAreBothKept() throws IOException {
    keep("m", Verdict.PASS, START);
    keep("m", Verdict.FAIL, START);

    assertThat(history().read().series("m", "s", Temperature.UNKNOWN)).hasSize(2);
  }

  /** More than are kept, so that they also let go of each other's. */
  @Test
  void runsAtTheSameTimeDoNotBreakEachOther() throws Exception {
    Path file = gateJson("m", Verdict.PASS);
    int runs = 8;
    CyclicBarrier together = new CyclicBarrier(runs);
    List<Callable<List<String>>> keepers =
        IntStream.range(0, runs)
            .<Callable<List<String>>>mapToObj(
                run ->
                    () -> {
                      List<String> lines = new ArrayList<>();
                      History own = new History(folder.resolve("history"), lines::add);
                      together.await();
                      for (int i = 0; i < 8; i++) {
                        own.keep(file, START.plusSeconds(i));
                        own.read();
                      }
                      return lines;
                    })
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    try {
      for (Future<List<String>> lines : threads.invokeAll(keepers)) {
        assertThat(lines.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(history().read().results()).hasSize(History.KEPT);
    assertThat(files()).allMatch(kept -> kept.toString().endsWith(".json"));
  }

  private History history() {
    return new History(folder.resolve("history"), told::add);
  }

  private void keep(String model, Verdict verdict, Instant startedAt) throws IOException {
    Path file = gateJson(model, verdict);
    // What is read is the time in the file, of which the name is only the order.
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\"startedAt\" : \"[^\"]*\"", "\"startedAt\" : \"" + startedAt + "\""));
    history().keep(file, startedAt);
  }

  private Path gateJson(String model, Verdict verdict) {
    Path file = folder.resolve("gate.json");
    new GateJson(file).add(Results.result(model, "s", verdict));
    return file;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("history"))) {
      return files.sorted().toList();
    }
  }
}
