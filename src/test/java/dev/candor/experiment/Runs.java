package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.config.Settings;
import dev.candor.sampling.ScriptedRespondent;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.Trial;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Small runs of the bundled scenarios. */
final class Runs {

  static final String SCENARIO = "helpful-only-cot";

  private Runs() {}

  /** Experiments on the first ten requests, under these settings besides: key, value, ... */
  static Experiments experiments(Path folder, String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("candor.limit", "10");
    all.put("candor.scenario", SCENARIO);
    all.put("candor.store", folder.resolve("transcripts.db").toString());
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Experiments(Settings.of(all), new ScenarioLibrary(), variable -> Optional.empty());
  }

  /** Runs the only experiment there is. */
  static ExperimentRun run(Experiments experiments) {
    return experiments.start(experiments.all().get(0), line -> {});
  }

  /** Ten requests of the bundled scenario, one sample each. */
  static Experiment ten(Path folder) {
    return experiments(folder, "candor.model", "sim:helpful-only").all().get(0);
  }

  /** Asks somebody that a test brings along, one trial at a time. */
  static ExperimentRun run(
      Experiment experiment, Supplier<ScriptedRespondent> respondents, TranscriptStore store) {
    return ExperimentRun.start(
        experiment,
        () -> respondents.get().source(store, 1),
        new Scoring(experiment.scenario(), "offline"),
        Optional.empty(),
        GateLimits.DEFAULTS,
        line -> {},
        UnaryOperator.identity());
  }

  /** The trials of an experiment, in their order. */
  static List<Trial> trials(Experiment experiment) {
    ExperimentPlan plan = plan(experiment);
    return IntStream.range(0, plan.size()).mapToObj(i -> plan.get(i).trial()).toList();
  }

  /** The plan of an experiment, with keys that say what they stand for. */
  static ExperimentPlan plan(Experiment experiment) {
    return new ExperimentPlan(experiment, (trial, prompt) -> new TranscriptKey(trial.inWords()));
  }

  static List<RequestOutcome> outcomes(ExperimentRun run) {
    return IntStream.range(0, run.experiment().requests().size()).mapToObj(run::outcome).toList();
  }
}
