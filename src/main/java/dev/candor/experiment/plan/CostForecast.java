package dev.candor.experiment.plan;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the experiments of a session are planned to take, as they are announced; and beside what
 * they took. Where the user wants to be asked about the cost, nothing begins before that.
 *
 * <p>Safe for use by several threads.
 */
public final class CostForecast {

  private final Settings settings;
  private final Environment environment;
  private final Optional<CostConfirmation> confirmation;

  // Guarded by this.
  private final Map<String, CellPlan> plans = new TreeMap<>();

  /**
   * A forecast of nothing yet.
   *
   * @param terminal where a person can be asked, if anywhere
   */
  public CostForecast(Settings settings, Environment environment, Optional<Terminal> terminal) {
    this.settings = settings;
    this.environment = environment;
    this.confirmation =
        settings.confirmCostAbove().isPresent()
            ? Optional.of(new CostConfirmation(settings.confirmCostAbove().getAsDouble(), terminal))
            : Optional.empty();
  }

  /**
   * Plans further experiments. What is asked about is the cost of all that were planned so far.
   *
   * @throws CandorException if the cost is more than the user has agreed to; or if it cannot be
   *     planned, and the user wants to be asked about it
   */
  public synchronized void plan(Collection<Experiment> experiments) {
    List<Experiment> further =
        experiments.stream().filter(e -> !plans.containsKey(e.toString())).toList();
    if (confirmation.isEmpty()) {
      try (Planner planner = Planner.quick(settings, environment)) {
        further.stream().filter(CostForecast::isWorthIt).forEach(e -> add(planner, e));
      } catch (RuntimeException e) {
        // Nobody has asked for a plan; whatever is wrong, the run says it in its own words.
      }
      return;
    }
    List<CellPlan> all = new ArrayList<>(plans.values());
    try (Planner planner = Planner.thorough(settings, environment)) {
      all.addAll(planner.plan(further).cells());
    }
    if (!further.isEmpty()) {
      confirmation.get().require(new RunPlan(all));
    }
    all.forEach(cell -> plans.put(cell.model() + " in " + cell.scenario(), cell));
  }

  /**
   * Simulated models tell nothing of how long others' answers are, and a cassette of any length
   * would be read twice; neither costs anything.
   */
  private static boolean isWorthIt(Experiment experiment) {
    ModelSpec spec = ModelSpec.parse(experiment.model());
    return !spec.isSimulated() && !spec.provider().equals(ModelSpec.REPLAY);
  }

  private void add(Planner planner, Experiment experiment) {
    plans.put(experiment.toString(), planner.plan(List.of(experiment)).cells().get(0));
  }

  /** A result beside what was planned for it, if anything was. */
  public synchronized ExperimentResult beside(ExperimentResult result) {
    return Optional.ofNullable(plans.get(result.model() + " in " + result.scenarioName()))
        .map(plan -> result.with(result.cost().with(plan.cost())))
        .orElse(result);
  }
}
