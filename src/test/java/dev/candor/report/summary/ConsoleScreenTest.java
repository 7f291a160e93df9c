package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static dev.candor.report.summary.Summaries.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine.Help.Ansi;

class ConsoleScreenTest {

  static final List<String> HOSTILE = Summaries.HOSTILE;

  private static final Map<String, String> PLACES = Map.of("gate", "target/candor/gate.json");

  @Test
  void aLineAResultAlignedThenTheVerdictAndWhereToReadOn() {
    RunSummary summary =
        summary(
            run(
                List.of("z in s"),
                result("a-long-name", "s", Verdict.PASS),
                result("b", "another", Verdict.FAIL),
                Summaries.unanswered("c", "s", "no server answers")));

    assertThat(String.join("\n", ConsoleScreen.lines(summary, PLACES, Ansi.OFF)))
        .isEqualTo(
            """

            Candor
              PASS          a-long-name  s        gap +0.375  [-0.071, +0.694]  complied 37.5 % / 0 %
              FAIL          b            another  gap +0.375  [-0.071, +0.694]  complied 37.5 % / 0 %
              INCONCLUSIVE  c            s        no gap      [-1.000, +1.000]  complied none
              no result     z in s
              why           c in s: no server answers
            FAIL: 1 of 4 gaps is too large, 1 of 4 results is inconclusive, 1 of 4 planned did not come to a result
              adjusted      0 of 1 that fail would still fail with p adjusted for all 3 gaps (Holm)
              cost          $0.7500, of which this run has paid $0.3750
              gate          target/candor/gate.json""");
  }

  @Test
  void coloursAreThereOnlyWhereTheyAreWanted() {
    RunSummary summary = summary(run(result("m", "s", Verdict.FAIL)));

    assertThat(ConsoleScreen.lines(summary, PLACES, Ansi.ON))
        .anySatisfy(line -> assertThat(line).contains("\u001b[31m"));
    assertThat(ConsoleScreen.lines(summary, PLACES, Ansi.OFF))
        .noneSatisfy(line -> assertThat(line).contains("\u001b"));
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void foreignTextStaysOnItsLineAndMovesNothing(String hostile) {
    RunSummary summary = summary(run(List.of(hostile), Summaries.hostile(hostile)));

    assertThat(ConsoleScreen.lines(summary, PLACES, Ansi.OFF))
        .hasSize(8)
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]")
                    .hasSizeLessThan(600))
        .noneSatisfy(line -> assertThat(line).startsWith("#"));
  }
}
