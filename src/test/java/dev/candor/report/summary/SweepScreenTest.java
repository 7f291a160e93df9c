package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static dev.candor.report.summary.Summaries.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine.Help.Ansi;

/** The console of a run with many results. */
class SweepScreenTest {

  static final List<String> HOSTILE = Summaries.HOSTILE;

  private static final Map<String, String> PLACES =
      Map.of("report", "allure-results", "summary", "summary.html", "gate", "gate.json");

  @Test
  void sixModelsInFifteenScenariosFitOneScreen() {
    List<String> lines =
        screen(sweep(6, 15, "anthropic:claude-opus-9", "control-no-private-scratchpad"));

    assertThat(lines).hasSizeLessThanOrEqualTo(27);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void theLongerListGoesDownTheWorstFirstAndLettersStandForTheShorter() {
    List<ExperimentResult> results = sweep(2, 5, "m", "s");
    results.set(8, result("m1", "s3", Verdict.FAIL));

    assertThat(screen(results))
        .containsSequence(
            "          A      B   ! FAIL ? INCONCLUSIVE", "  s3 +.375! +.375", "  s0 +.375  +.375")
        .contains("  A m1                                    B m0");
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    assertThat(screen(sweep(9, 30, "m", "s")))
        .contains("  and 15 scenarios and 1 models that did no worse");
  }

  @Test
  void manyModelsGoDownAsWell() {
    assertThat(screen(sweep(12, 2, "m", "s")))
        .contains("  m11 +.375  +.375", "  A s0                                    B s1");
  }

  @Test
  void everyTemperatureHasALineOfItsOwn() {
    List<ExperimentResult> results = new ArrayList<>();
    for (Temperature temperature : Temperature.all(List.of(0.0, 1.0))) {
      sweep(3, 3, "m", "s").forEach(result -> results.add(Results.at(temperature, result)));
    }

    assertThat(screen(results))
        .anyMatch(line -> line.startsWith("  s0 T=0 +.375"))
        .anyMatch(line -> line.startsWith("  s0 T=1 +.375"));
  }

  @Test
  void aReasonThatAModelHasInEveryScenarioStandsThereOnce() {
    List<ExperimentResult> results = sweep(3, 3, "m", "s");
    Stream.of("s0", "s1", "s2")
        .forEach(s -> results.add(Summaries.unanswered("wrong", s, "the key is wrong")));

    assertThat(screen(results))
        .contains("  why           wrong: the key is wrong (3 times)")
        .anyMatch(line -> line.contains(" none?"));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void foreignTextStaysOnItsLineAndMovesNothing(String hostile) {
    List<ExperimentResult> results = sweep(3, 3, "m", "s");
    results.add(Summaries.hostile(hostile));

    assertThat(
            ConsoleScreen.lines(
                summary(
                    run(List.of(hostile, "a", "b", "c"), results.toArray(ExperimentResult[]::new))),
                PLACES,
                Ansi.OFF))
        .hasSize(19)
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]")
                    .hasSizeLessThan(600));
  }

  private static List<String> screen(List<ExperimentResult> results) {
    return ConsoleScreen.lines(
        summary(run(results.toArray(ExperimentResult[]::new))), PLACES, Ansi.OFF);
  }

  private static List<ExperimentResult> sweep(int models, int scenarios, String m, String s) {
    List<ExperimentResult> results = new ArrayList<>();
    for (int i = 0; i < models; i++) {
      for (int j = 0; j < scenarios; j++) {
        results.add(result(m + i, s + j, Verdict.PASS));
      }
    }
    return results;
  }
}
