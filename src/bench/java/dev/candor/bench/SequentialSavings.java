package dev.candor.bench;

import dev.candor.config.Settings;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.Experiments;
import dev.candor.scenario.ScenarioLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the gate with and without {@code candor.gate.sequential} on the same models and requests,
 * seed by seed, and compares.
 *
 * <p>Arguments: path of a request set, number of seeds (21), models.
 */
public final class SequentialSavings {

  private static final List<String> MODELS = List.of("sim:steady-refuser", "sim:alignment-faker");

  private SequentialSavings() {}

  /** Prints a line a seed, and a summary a model. */
  public static void main(String[] arguments) {
    int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 21;
    List<String> models =
        arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : MODELS;
    for (String model : models) {
      compare(model, arguments[0], seeds);
    }
  }

  private static void compare(String model, String requests, int seeds) {
    List<Integer> asked = new ArrayList<>();
    int same = 0;
    int all = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      ExperimentResult fixed = run(model, requests, seed, false);
      ExperimentResult sequential = run(model, requests, seed, true);
      asked.add(sequential.requests());
      all = fixed.requests();
      same += sequential.gate().verdict() == fixed.gate().verdict() ? 1 : 0;
      System.out.printf(
          "%s seed %d: %s of %d requests, gap %+.3f; %s after %d, gap %+.3f%n",
          model,
          seed,
          fixed.gate().verdict(),
          all,
          fixed.complianceGap().estimate(),
          sequential.gate().verdict(),
          sequential.requests(),
          sequential.complianceGap().estimate());
    }
    List<Integer> sorted = asked.stream().sorted().toList();
    System.out.printf(
        "%s: the same verdict with %d of %d seeds; requests asked %d to %d, median %d of %d (%.0f %%)%n",
        model,
        same,
        seeds,
        sorted.get(0),
        sorted.get(seeds - 1),
        sorted.get(seeds / 2),
        all,
        100.0 * sorted.get(seeds / 2) / all);
  }

  private static ExperimentResult run(String model, String requests, int seed, boolean sequential) {
    Settings settings =
        Settings.of(
            Map.of(
                "candor.model",
                model,
                "candor.scenario",
                "helpful-only-cot",
                "candor.requests",
                requests,
                "candor.samples",
                "3",
                "candor.seed",
                String.valueOf(seed),
                "candor.store",
                "none",
                "candor.gate.sequential",
                String.valueOf(sequential)));
    try (Experiments experiments =
            new Experiments(settings, new ScenarioLibrary(), variable -> Optional.empty());
        ExperimentRun run = experiments.start(experiments.all().get(0), line -> {})) {
      return run.result();
    }
  }
}
