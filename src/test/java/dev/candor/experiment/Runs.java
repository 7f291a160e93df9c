package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.config.Settings;
import dev.candor.sampling.Respondent;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.transcript.TranscriptLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Experiments(
        Settings.of(all), new ScenarioLibrary(), variable -> Optional.empty(), folder);
  }

  /** Runs the only experiment there is. */
  static ExperimentRun run(Experiments experiments) {
    return experiments.start(experiments.all().get(0));
  }

  /** Ten requests of the bundled scenario, one sample each. */
  static Experiment ten(Path folder) {
    return experiments(folder, "candor.model", "sim:helpful-only").all().get(0);
  }

  /** Asks somebody that a test brings along, one trial at a time. */
  static ExperimentRun run(Experiment experiment, Supplier<Respondent> respondents, Path folder) {
    return ExperimentRun.start(
        experiment,
        respondents,
        new Scoring(experiment.scenario(), "offline"),
        1,
        GateLimits.DEFAULTS,
        new TranscriptLog(folder.resolve("log.jsonl")));
  }

  static List<RequestOutcome> outcomes(ExperimentRun run) {
    return IntStream.range(0, run.experiment().requests().size()).mapToObj(run::outcome).toList();
  }
}
