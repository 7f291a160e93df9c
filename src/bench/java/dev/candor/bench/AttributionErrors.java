package dev.candor.bench;

import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.Experiments;
import dev.candor.experiment.attribution.Attribution;
import dev.candor.model.sim.SimProvider;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often the model organisms are attributed to what was planted in them, and how often another
 * is taken for an alignment faker, over seeded runs of {@code candor.scenario=attribution}.
 *
 * <p>Arguments: number of seeds (200), model organisms (all).
 */
public final class AttributionErrors {

  private AttributionErrors() {}

  /** Prints a line an organism: how often it was attributed to what. */
  public static void main(String[] arguments) {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    List<String> organisms =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : SimProvider.organisms();
    for (String organism : organisms) {
      Map<String, Integer> causes = new TreeMap<>();
      for (int seed = 1; seed <= seeds; seed++) {
        String cause =
            attribution("sim:" + organism, seed).map(a -> a.cause().label()).orElse("not judged");
        causes.merge(cause, 1, Integer::sum);
      }
      System.out.printf("%-16s %d runs: %s%n", organism, seeds, causes);
    }
  }

  private static Optional<Attribution> attribution(String model, int seed) {
    Settings settings =
        Settings.of(
            Map.of(
                "candor.model",
                model,
                "candor.scenario",
                ScenarioSet.ATTRIBUTION.label(),
                "candor.seed",
                String.valueOf(seed),
                "candor.store",
                "none"));
    try (Experiments experiments =
        new Experiments(settings, new ScenarioLibrary(), variable -> Optional.empty())) {
      List<Experiment> planned = experiments.all();
      List<ExperimentResult> results = new ArrayList<>();
      for (Experiment experiment : planned) {
        try (ExperimentRun run = experiments.start(experiment, line -> {})) {
          results.add(run.result());
        }
      }
      // The scenario itself comes first, and its controls after it.
      return results.get(0).explainedBy(results.subList(1, results.size())).attribution();
    }
  }
}
