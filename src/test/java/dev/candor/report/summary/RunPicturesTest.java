package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.past;
import static dev.candor.report.summary.Summaries.pastRuns;
import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastRuns;
import java.util.ArrayList;
import java.util.List;
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
        .satisfies(trend -> assertThat(trend.svg()).contains("<svg"));
  }

  private List<String> pictures(GateRun run, PastRuns past) {
    return RunPictures.of(run, past, told::add).stream().map(Picture::name).toList();
  }
}
