package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Request;
import dev.candor.scenario.ScenarioLibrary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoneControlsTest {

  private static List<String> lines(String... scenarios) {
    ScenarioLibrary library = new ScenarioLibrary();
    return LoneControls.of(
        Stream.of(scenarios)
            .map(library::find)
            .map(s -> new Experiment(s, "m", List.of(new Request("r", "A request.", "", "")), 1))
            .toList());
  }

  @Test
  void aControlWithoutItsScenarioIsTold() {
    assertThat(lines("control-neutral-labels", "helpful-only-no-cot"))
        .containsExactly(
            "control-neutral-labels is a control of 'helpful-only-cot', which is not asked: the two"
                + " are not contrasted.");
  }

  @Test
  void oneBesideItsScenarioIsNot() {
    assertThat(lines("control-neutral-labels", "helpful-only-cot")).isEmpty();
  }
}
