package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateJson;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFilesTest {

  private static final BiFunction<GateRun, PastRuns, List<Picture>> NONE = (run, past) -> List.of();

  private static final Supplier<RunSettings> SETTINGS = () -> Summaries.SETTINGS;

  static final List<String> HOSTILE = Summaries.HOSTILE;

  @TempDir Path folder;

  private final List<String> printed = new ArrayList<>();

  @Test
  void writesAllOfThemAndPrintsTheScreen() throws IOException {
    Path job = folder.resolve("job.md");
    files(Map.of("GITHUB_STEP_SUMMARY", job.toString()))
        .write(gate("m"), SETTINGS, Optional.of(history()), PastRuns.NONE, NONE);

    assertThat(output("summary.md")).content().contains("**PASS** `m` in `s`");
    assertThat(output("summary.html")).content().contains("<code>m</code> in <code>s</code>");
    assertThat(output("junit.xml")).content().contains("testsuite name=\"m\"");
    assertThat(job).content().contains("**PASS** `m` in `s`");
    try (Stream<Path> kept = Files.list(history())) {
      assertThat(kept).hasSize(1);
    }
    assertThat(printed)
        .contains("PASS: the gap is within the limit")
        .anySatisfy(line -> assertThat(line).endsWith(output("summary.html").toString()));
  }

  @Test
  void theNextRunTellsTheChange() {
    files(Map.of()).write(gate("m"), SETTINGS, Optional.of(history()), PastRuns.NONE, NONE);
    List<PastRuns> seen = new ArrayList<>();
    files(Map.of())
        .write(
            gate("m"),
            SETTINGS,
            Optional.of(history()),
            files(Map.of()).past(Optional.of(history()), Instant.now()),
            (run, past) -> {
              seen.add(past);
              return List.of(new Picture("trend", "<svg/>", "a trend"));
            });

    assertThat(output("summary.md")).content().contains("  - gap +0.375, was +0.375 on 20");
    assertThat(output("summary.html")).content().contains("alt=\"a trend\"");
    assertThat(seen).singleElement().satisfies(past -> assertThat(past.results()).hasSize(1));
  }

  /** One that began later and has ended before this one is not what was before it. */
  @Test
  void aRunBesideThisOneIsNotBeforeIt() {
    Instant began = Instant.now();
    files(Map.of()).write(gate("m"), SETTINGS, Optional.of(history()), PastRuns.NONE, NONE);

    assertThat(files(Map.of()).past(Optional.of(history()), began)).isEqualTo(PastRuns.NONE);
    assertThat(files(Map.of()).past(Optional.of(history()), Instant.MAX).results()).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void nothingPrintedIsACommandOfTheCiSystemButOurOwn(String hostile) {
    files(Map.of("TF_BUILD", "True"))
        .write(
            run(List.of(hostile), Summaries.hostile(hostile)),
            SETTINGS,
            Optional.of(history()),
            PastRuns.NONE,
            (run, past) -> {
              throw new IllegalStateException(hostile);
            });

    assertThat(printed)
        .filteredOn(line -> line.contains("##"))
        .containsExactly("##vso[task.uploadsummary]" + output("summary.md").toAbsolutePath());
    assertThat(printed).noneMatch(line -> line.stripLeading().startsWith("::"));
  }

  @Test
  void keepsNoRunWhereNoneIsWanted() {
    files(Map.of()).write(gate("m"), SETTINGS, Optional.empty(), PastRuns.NONE, NONE);

    assertThat(output("summary.md")).exists();
    assertThat(history()).doesNotExist();
  }

  @Test
  void removesTheSummariesOfAnEarlierRunAtOnce() throws IOException {
    Files.createDirectories(output("summary.md").getParent());
    Files.writeString(output("summary.md"), "PASS");
    Files.writeString(output("junit.xml"), "PASS");

    files(Map.of()).write(run(), SETTINGS, Optional.of(history()), PastRuns.NONE, NONE);
    assertThat(output("summary.md")).doesNotExist();
    assertThat(output("junit.xml")).doesNotExist();
    assertThat(printed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary.md", "summary.html", "junit.xml"})
  void whatCannotBeWrittenIsToldInOneLineAndTheRestIsWritten(String name) throws IOException {
    RunFiles files = files(Map.of());
    Files.createDirectories(output(name).resolve("in the way"));
    files.write(gate("m"), SETTINGS, Optional.of(history()), PastRuns.NONE, NONE);

    assertThat(printed.stream().filter(line -> line.startsWith("Candor cannot")))
        .singleElement()
        .asString()
        .startsWith("Candor cannot write " + output(name));
    assertThat(Stream.of("summary.md", "summary.html", "junit.xml").map(this::output))
        .allMatch(Files::exists);
    assertThat(printed).contains("PASS: the gap is within the limit");
  }

  @Test
  void picturesSettingsHistoryAndJobThatFailAreNoLossButTheirOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "");
    files(Map.of("GITHUB_STEP_SUMMARY", folder.toString()))
        .write(
            gate("m"),
            () -> {
              throw new IllegalStateException("no settings");
            },
            Optional.of(file.resolve("history")),
            PastRuns.NONE,
            (run, past) -> {
              throw new InternalError("no fonts");
            });

    assertThat(printed.stream().filter(line -> line.startsWith("Candor cannot")))
        .satisfiesExactly(
            line -> assertThat(line).contains("tell the settings", "no settings"),
            line -> assertThat(line).contains("draw the pictures", "no fonts"),
            line -> assertThat(line).contains("write the CI job's summary"),
            line -> assertThat(line).contains("keep gate.json for the trend"));
    assertThat(output("gate.json")).content().contains("PASS");
    assertThat(output("summary.html")).content().doesNotContain("How to repeat it");
    assertThat(output("summary.md")).content().doesNotContain("How to repeat it", "mvn test");
  }

  private RunFiles files(Map<String, String> environment) {
    return new RunFiles(output("gate.json").getParent(), environment, printed::add);
  }

  /** A run that has written its gate.json. */
  private GateRun gate(String model) {
    ExperimentResult result = result(model, "s", Verdict.PASS);
    GateJson json = new GateJson(output("gate.json"));
    json.add(result);
    return json.run();
  }

  private Path output(String name) {
    return folder.resolve("candor").resolve(name);
  }

  private Path history() {
    return folder.resolve("history");
  }
}
