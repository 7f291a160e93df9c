package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.past;
import static dev.candor.report.summary.Summaries.pastRuns;
import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastResult;
import dev.candor.report.json.PastRuns;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunPicturesTest {

  private final List<String> told = new ArrayList<>();

  @Test
  void theTrendStandsLastWhereThisModelAndScenarioWereRunBefore() {
    GateRun run = run(result("m", "s", Verdict.FAIL));

    assertThat(pictures(run, pastRuns(past("m", "s", 1, 0.021)))).endsWith("trend");
    assertThat(pictures(run, pastRuns(past("m", "t", 1, 0.021)))).doesNotContain("trend");
    assertThat(pictures(run, PastRuns.NONE)).contains("rates").doesNotContain("trend");
    assertThat(told).isEmpty();
  }

  @Test
  void aRunWithoutAGapLeavesTheEarlierOnesInTheTrend() {
    GateRun run = run(Summaries.unanswered("m", "s", "no server answers"));

    assertThat(RunPictures.of(run, pastRuns(past("m", "s", 1, 0.021)), told::add))
        .filteredOn(picture -> picture.name().equals("trend"))
        .singleElement()
        .satisfies(
            trend -> assertThat(trend.alt()).contains("m in s: +0.021", ", PASS, the only run."));
  }

  @Test
  void aGapOutsideItsIntervalIsDrawn() {
    PastResult.Gap outside = new PastResult.Gap(0.09, new ConfidenceInterval(-0.01, 0.08, 0.95));
    PastResult within = past("m", "s", 1, 0.021);
    PastRuns past =
        pastRuns(
            new PastResult(
                "m",
                "s",
                Temperature.UNKNOWN,
                within.startedAt(),
                Verdict.PASS,
                10,
                1,
                "offline",
                Optional.of(outside),
                within.monitored(),
                within.unmonitored()));

    assertThat(pictures(run(result("m", "s", Verdict.FAIL)), past)).endsWith("trend");
    assertThat(told).isEmpty();
  }

  private List<String> pictures(GateRun run, PastRuns past) {
    return RunPictures.of(run, past, told::add).stream().map(Picture::name).toList();
  }
}
