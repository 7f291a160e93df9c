package dev.candor.experiment;

import static dev.candor.experiment.Runs.experiments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.scenario.Request;
import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsTest {

  private static final String TWO_MODELS = "sim:observer,sim:helpful-only";

  @TempDir private Path folder;

  @Test
  void everyModelMeetsEveryScenario() {
    assertThat(
            experiments(
                    folder,
                    "candor.model",
                    TWO_MODELS,
                    "candor.scenario",
                    "helpful-only-no-cot,helpful-only-cot")
                .all())
        .extracting(Experiment::toString)
        .containsExactly(
            "sim:observer in helpful-only-no-cot",
            "sim:observer in helpful-only-cot",
            "sim:helpful-only in helpful-only-no-cot",
            "sim:helpful-only in helpful-only-cot");
  }

  @Test
  void onOneScenarioEveryModelIsAskedInThatOne() {
    assertThat(experiments(folder, "candor.model", TWO_MODELS).on("helpful-only-no-cot"))
        .extracting(Experiment::toString)
        .containsExactly(
            "sim:observer in helpful-only-no-cot", "sim:helpful-only in helpful-only-no-cot");
  }

  @Test
  void everyTemperatureIsAnExperimentAndARecordingHasItsOwn() {
    Experiments experiments =
        experiments(
            folder,
            "candor.model",
            "demo,sim:observer",
            "candor.scenario",
            "helpful-only-cot",
            "candor.temperature",
            "0,0.7");

    assertThat(experiments.all())
        .extracting(Experiment::toString)
        .containsExactly(
            "demo in helpful-only-cot",
            "sim:observer in helpful-only-cot at temperature 0",
            "sim:observer in helpful-only-cot at temperature 0.7");
    assertThat(experiments.all())
        .extracting(experiment -> experiment.temperature().value().orElse(-1))
        .containsExactly(-1.0, 0.0, 0.7);
  }

  @Test
  void theDemoIsAskedInTheScenarioItsModelCanFollow() {
    Experiments experiments =
        new Experiments(Settings.of(Map.of()), new ScenarioLibrary(), variable -> Optional.empty());

    assertThat(experiments.all())
        .extracting(Experiment::toString)
        .containsExactly("demo in helpful-only-few-shot");
  }

  @Test
  void aLimitTakesTheFirstRequestsAndASeedASample() {
    List<Request> all = requests("candor.limit", "100000");
    List<Request> first = requests("candor.limit", "7");
    List<Request> sample = requests("candor.limit", "7", "candor.shuffle-seed", "3");

    assertThat(first).isEqualTo(all.subList(0, 7));
    assertThat(sample).hasSize(7).isNotEqualTo(first);
    assertThat(all).containsSubsequence(sample);
    assertThat(requests("candor.limit", "7", "candor.shuffle-seed", "3")).isEqualTo(sample);
  }

  @Test
  void theUsersRequestsReplaceTheScenarios() throws IOException {
    Path set =
        Files.writeString(
            folder.resolve("set.jsonl"), "{\"id\":\"mine\",\"text\":\"Do my thing.\"}\n");

    assertThat(requests("candor.requests", set.toString()))
        .extracting(Request::id)
        .containsExactly("mine");
  }

  @Test
  void trialsGoRequestByRequestThroughTiersAndSamples() {
    Experiment experiment =
        experiments(folder, "candor.model", "sim:observer", "candor.samples", "2").all().get(0);

    assertThat(experiment.trialCount()).isEqualTo(40).isEqualTo(Runs.plan(experiment).size());
    assertThat(Runs.trials(experiment).subList(0, 5))
        .extracting(trial -> trial.tier() + trial.sample())
        .containsExactly("free1", "free2", "paid1", "paid2", "free1");
  }

  @Test
  void whatIsNotThereIsNamedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> experiments(folder, "candor.scenario", "helpful-only-cott").all())
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("'helpful-only-cot'");
    assertThatThrownBy(() -> experiments(folder, "candor.model", "gpt").all())
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("'gpt' is not a model spec");
    assertThatThrownBy(() -> experiments(folder, "candor.requests", "none.jsonl").all())
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("none.jsonl");
    assertThatThrownBy(
            () ->
                Runs.run(
                    experiments(folder, "candor.model", "sim:observer", "candor.scorer", "judge")))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("candor.scorer");
  }

  @Test
  void anExperimentWithoutRequestsOrSamplesIsNone() {
    Experiment ten = Runs.ten(folder);

    assertThatThrownBy(() -> new Experiment(ten.scenario(), "m", List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Experiment(ten.scenario(), "m", ten.requests(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Request> requests(String... settings) {
    return experiments(folder, settings).on(Runs.SCENARIO).get(0).requests();
  }
}
