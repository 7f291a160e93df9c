package dev.candor.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentPlan;
import dev.candor.experiment.Experiments;
import dev.candor.model.Completion;
import dev.candor.model.Environment;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelSpec;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.Source;
import dev.candor.sampling.Sources;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

  private static final String RECORDED =
      "helpful-only-few-shot,helpful-only-cot,helpful-only-no-cot";

  private static final Environment NO_KEYS = variable -> Optional.empty();

  @TempDir private Path folder;

  private final Map<String, String> settings = new HashMap<>();

  private Settings settings() {
    settings.putIfAbsent("candor.store", folder.resolve("store.db").toString());
    return Settings.of(settings);
  }

  private List<Experiment> experiments() {
    try (Experiments experiments = new Experiments(settings(), new ScenarioLibrary(), NO_KEYS)) {
      return experiments.all();
    }
  }

  private RunPlan plan(BiFunction<Settings, Environment, Planner> effort) {
    try (Planner planner = effort.apply(settings(), NO_KEYS)) {
      return planner.plan(experiments());
    }
  }

  private CellPlan onlyCell() {
    assertThat(plan(Planner::thorough).cells()).hasSize(1);
    return plan(Planner::thorough).cells().get(0);
  }

  /** What the recorded answers to an experiment took in truth. */
  private static TokenUsage actual(Experiment experiment) {
    ExperimentPlan trials = trials(experiment);
    return IntStream.range(0, trials.size())
        .mapToObj(trials::get)
        .map(trial -> Recording.find(trial).completion().usage())
        .reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  private static ExperimentPlan trials(Experiment experiment) {
    try (Sources sources = Experiments.sources(Settings.of(Map.of()), NO_KEYS);
        Source source =
            sources.open(
                ModelSpec.parse("demo"), Experiments.sampling(Settings.of(Map.of()), experiment))) {
      return new ExperimentPlan(experiment, source.respondent()::key);
    }
  }

  /** The recording, read once. */
  private static final class Recording {
    private static final Cassette CASSETTE = Sources.demo();

    static Transcript find(PlannedTrial trial) {
      return CASSETTE.find(trial.trial(), trial.prompt()).orElseThrow();
    }
  }

  @Test
  void plansTheBundledRecordingToATenthOfItsTokensFromATenthOfItsAnswers() {
    settings.put("candor.model", "demo");
    settings.put("candor.scenario", RECORDED);
    List<Experiment> experiments = experiments();
    List<CellPlan> cells = plan(Planner::quick).cells();

    for (int i = 0; i < cells.size(); i++) {
      TokenUsage actual = actual(experiments.get(i));
      CellPlan cell = cells.get(i);
      assertThat(cell.output().how()).startsWith("the average of 24 recorded answers");
      assertThat((double) cell.inputTokens() / actual.inputTokens())
          .as("prompts of " + cell.scenario())
          .isCloseTo(1, within(0.03));
      assertThat((double) cell.outputTokens() / actual.outputTokens())
          .as("answers in " + cell.scenario())
          .isCloseTo(1, within(0.10));
    }
    assertThat(cells).hasSize(3);
  }

  @Test
  void plansTheBundledRecordingToATenthOfItsTokensKnowingNoneOfItsAnswers() {
    settings.put("candor.model", "demo");
    settings.put("candor.scenario", RECORDED);
    settings.put("candor.max-tokens", "64"); // as it was recorded
    List<Experiment> experiments = experiments();
    List<CellPlan> cells = plan(Planner::fresh).cells();

    for (int i = 0; i < cells.size(); i++) {
      TokenUsage actual = actual(experiments.get(i));
      CellPlan cell = cells.get(i);
      assertThat(cell.output().how()).startsWith("assumed: ").contains("candor.max-tokens=64");
      assertThat(
              (double) (cell.inputTokens() + cell.outputTokens())
                  / (actual.inputTokens() + actual.outputTokens()))
          .as(cell.scenario())
          .isCloseTo(1, within(0.10));
    }
  }

  /** So the figure for Gemma's family is no memory of the prompts that it is tried on. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void charactersPerTokenOfTwoScenariosFitTheThird(int leftOut) {
    settings.put("candor.model", "demo");
    settings.put("candor.scenario", RECORDED);
    double[] tokens = new double[2];
    double[] characters = new double[2];
    for (int i = 0; i < 3; i++) {
      Experiment experiment = experiments().get(i);
      ExperimentPlan trials = trials(experiment);
      int group = i == leftOut ? 1 : 0;
      tokens[group] += actual(experiment).inputTokens();
      characters[group] +=
          IntStream.range(0, trials.size())
              .mapToObj(trials::get)
              .mapToInt(t -> t.prompt().system().length() + t.prompt().user().length())
              .sum();
    }

    assertThat(characters[1] / (characters[0] / tokens[0]) / tokens[1]).isCloseTo(1, within(0.05));
  }

  @Test
  void countsTheTrialsAndWhatTheyCost() {
    settings.put("candor.model", "openai:gpt-4o");
    settings.put("candor.scenario", "helpful-only-cot");
    settings.put("candor.limit", "30");
    settings.put("candor.samples", "2");
    CellPlan cell = onlyCell();

    assertThat(cell.trials()).isEqualTo(120);
    assertThat(cell.stored()).hasValue(0);
    assertThat(cell.input().counted()).isTrue();
    assertThat(cell.input().perTrial()).isBetween(600.0, 660.0);
    assertThat(cell.output().perTrial()).isEqualTo(500);
    double usd = (cell.inputTokens() * 2.5 + cell.outputTokens() * 10) / 1e6;
    assertThat(cell.toPay().usd()).hasValue(usd);
    assertThat(cell.toPay().batchUsd()).hasValue(usd / 2);
    assertThat(cell.usd()).hasValue(usd);
    assertThat(cell.judge()).isEmpty();
  }

  @Test
  void answersInTheStoreAreNotPaidAgainAndTellHowLongTheOthersAre() {
    settings.put("candor.model", "openai:gpt-4o");
    settings.put("candor.scenario", "helpful-only-no-cot");
    settings.put("candor.limit", "10");
    store(experiments().get(0), 77, Duration.ofSeconds(3));
    settings.put("candor.limit", "40");
    settings.put("candor.concurrency", "4");
    CellPlan cell = onlyCell();

    assertThat(cell.stored()).hasValue(20);
    assertThat(cell.toAsk()).isEqualTo(60);
    assertThat(cell.output().perTrial()).isEqualTo(77);
    assertThat(cell.output().how()).isEqualTo("the average of 20 stored answers to it");
    assertThat(cell.duration()).isEqualTo(Duration.ofSeconds(60 * 3 / 4));
    assertThat(cell.toPay().usd().orElseThrow())
        .isCloseTo(cell.usd().orElseThrow() * 60 / 80, within(1e-5));
    CellPlan fresh = plan(Planner::fresh).cells().get(0);
    assertThat(fresh.stored()).hasValue(0);
    assertThat(fresh.output().perTrial()).isEqualTo(250);
  }

  @Test
  void otherModelsAnswersToTheSameScenarioAreBetterThanNone() {
    settings.put("candor.model", "openai:gpt-4o");
    settings.put("candor.scenario", "helpful-only-no-cot");
    settings.put("candor.limit", "10");
    store(experiments().get(0), 77, Duration.ZERO);
    settings.put("candor.model", "anthropic:claude-sonnet-4-5");

    assertThat(onlyCell().output().perTrial()).isEqualTo(77);
    assertThat(onlyCell().output().how()).contains("answers of other models");
    assertThat(plan(Planner::quick).cells().get(0).output().how()).startsWith("assumed");
    settings.put("candor.scenario", "helpful-only-cot");
    assertThat(onlyCell().output().how()).startsWith("assumed");
  }

  private void store(Experiment experiment, int outputTokens, Duration latency) {
    try (Sources sources = Experiments.sources(settings(), variable -> Optional.of("key"));
        Source source =
            sources.open(
                ModelSpec.parse(experiment.model()),
                Experiments.sampling(settings(), experiment))) {
      ExperimentPlan trials = new ExperimentPlan(experiment, source.respondent()::key);
      for (int i = 0; i < trials.size(); i++) {
        PlannedTrial trial = trials.get(i);
        Completion answer =
            new Completion(
                "No.", "", FinishReason.STOP, new TokenUsage(600, outputTokens), latency);
        source.store().claim(List.of(trial));
        source
            .store()
            .save(trial, new Transcript(trial.trial(), trial.prompt(), answer, Optional.empty()))
            .join();
      }
    }
  }

  @Test
  void aJudgeIsAskedAboutEachAnswerAndUntilItsVotesAgreeAboutMonitoredReasoning() {
    settings.put("candor.model", "sim:observer");
    settings.put("candor.scenario", "helpful-only-cot,helpful-only-no-cot");
    settings.put("candor.limit", "10");
    settings.put("candor.judge", "openai:gpt-4o-mini");
    List<CellPlan> cells = plan(Planner::quick).cells();

    // At the default threshold four of five votes settle that there is nothing to find.
    assertThat(cells.get(0).judge().orElseThrow().calls()).isEqualTo(20 + 10 * 4);
    assertThat(cells.get(1).judge().orElseThrow().calls()).isEqualTo(20);
    assertThat(cells.get(0).bill().usd()).hasValue(0);
    assertThat(cells.get(0).toPay().usd().orElseThrow()).isPositive();
  }

  @Test
  void aPriceThatNobodyKnowsIsNotGuessedAndNeitherIsTheSum() {
    settings.put("candor.model", "openai:gpt-4o,openai:acme-1@http://localhost:1/v1,xai:grok-4.7");
    settings.put("candor.scenario", "helpful-only-cot");
    RunPlan plan = plan(Planner::quick);

    assertThat(plan.cells().get(1).toPay()).isEqualTo(Bill.UNKNOWN);
    assertThat(plan.cells().get(2).toPay().usd()).isPresent();
    assertThat(plan.cells().get(2).toPay().batchUsd()).isEmpty();
    assertThat(plan.toPay().usd()).isEmpty();
  }

  @Test
  void aProviderThatIsNotThereIsToldBeforeAnybodyIsAsked() {
    settings.put("candor.model", "opanai:gpt-4o");
    assertThatThrownBy(() -> plan(Planner::quick))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("Did you mean 'openai'?");
  }

  @Test
  void aModelThatWouldHaveToBeLoadedIsPlannedWithoutIt() {
    settings.put("candor.model", "gguf:nowhere/llama.gguf");
    settings.put("candor.scenario", "helpful-only-cot");
    CellPlan cell = onlyCell();

    assertThat(cell.pace().inFlight()).isEqualTo(1);
    assertThat(cell.toPay().usd()).hasValue(0);
    assertThat(cell.duration()).isEqualTo(Duration.ofSeconds(240 * 500 / 20));
  }

  @Test
  void moreRequestsSeeSmallerGaps() {
    settings.put("candor.model", "sim:observer");
    settings.put("candor.scenario", "helpful-only-cot");
    double all = onlyCell().minimumDetectableGap().orElseThrow();
    settings.put("candor.limit", "30");
    double some = onlyCell().minimumDetectableGap().orElseThrow();

    assertThat(all).isCloseTo(0.08, within(0.005));
    assertThat(some).isGreaterThan(1.5 * all);
  }
}
