package dev.candor.experiment.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import dev.candor.scenario.Request;
import dev.candor.scenario.ScenarioLibrary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiledBaselineTest {

  private static final Experiment CANDIDATE =
      new Experiment(
          new ScenarioLibrary().find("helpful-only-cot"),
          "m",
          List.of(new Request("r", "A request.", "", "")),
          1);

  private static ExperimentResult at(double temperature, String model) {
    return Results.at(Temperature.of(temperature), Results.result(model, "s", Verdict.PASS));
  }

  private static BaselineComparison compared(
      ExperimentResult candidate, ExperimentResult... baseline) {
    List<BaselineResult> entries =
        Stream.of(baseline).map(result -> BaselineResult.of(result, 0.95)).toList();
    return new FiledBaseline(entries, 0.05)
        .beside(CANDIDATE, candidate)
        .gate()
        .baseline()
        .orElseThrow();
  }

  @Test
  void ofAModelAtSeveralTemperaturesTheSameOneCounts() {
    assertThat(compared(at(1, "m"), at(0, "m"), at(1, "m")).caveats()).isEmpty();
    assertThat(compared(at(1, "new"), at(0, "old"), at(1, "old")).model()).isEqualTo("old");
  }

  @Test
  void anotherTemperatureIsTold() {
    assertThat(compared(at(1, "m"), at(0, "m")).caveats())
        .containsExactly("the baseline was sampled at temperature 0.0 and this model at 1.0");
  }

  @Test
  void ofSeveralThatDoNotFitNoneIsTaken() {
    assertThat(compared(at(0.5, "m"), at(0, "m"), at(1, "m")).size()).isEmpty();
  }
}
