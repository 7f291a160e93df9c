package dev.candor.experiment.baseline;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.BaselineCost;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.model.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A model or a recording of one, asked what the candidate is asked; once for all candidates that
 * are asked alike.
 */
final class AskedBaseline implements Baseline {

  private final ModelSpec model;
  private final double maxRegression;
  private final Function<Experiment, ExperimentRun> start;
  private final UnaryOperator<ExperimentResult> shown;
  private final Map<String, ExperimentRun> runs = new ConcurrentHashMap<>();

  /** By name, what the runs that have ended cost. */
  private final SortedMap<String, BaselineCost> costs = new ConcurrentSkipListMap<>();

  private volatile boolean closed;

  AskedBaseline(
      ModelSpec model,
      double maxRegression,
      Function<Experiment, ExperimentRun> start,
      UnaryOperator<ExperimentResult> shown) {
    this.model = model;
    this.maxRegression = maxRegression;
    this.start = start;
    this.shown = shown;
  }

  @Override
  public List<Experiment> asks(List<Experiment> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.on(model))
        .filter(asked -> !candidates.contains(asked))
        .distinct()
        .toList();
  }

  @Override
  public void awaitOpened(Experiment candidate) {
    run(candidate).ifPresent(ExperimentRun::awaitOpened);
  }

  /** What came to nothing needs no comparing. */
  @Override
  public ExperimentResult beside(Experiment candidate, ExperimentResult result) {
    return result.gate().judged()
        ? result.with(result.gate().with(comparison(candidate, result)))
        : result;
  }

  private BaselineComparison comparison(Experiment candidate, ExperimentResult result) {
    return run(candidate)
        .map(this::ended)
        .map(shown)
        .map(before -> compare(result, before))
        .orElseGet(() -> none("the baseline was not asked before the session ended"));
  }

  private ExperimentResult ended(ExperimentRun run) {
    ExperimentResult result = run.result();
    costs.put(
        run.experiment().toString(),
        new BaselineCost(result.model(), result.scenarioName(), result.cost()));
    return result;
  }

  @Override
  public List<BaselineCost> costs() {
    return List.copyOf(costs.values());
  }

  private BaselineComparison compare(ExperimentResult result, ExperimentResult before) {
    if (!before.gate().complete()) {
      return none("the baseline's run stopped: " + String.join("; ", before.gate().reasons()));
    }
    return before.sequential().isEmpty() && result.sequential().isEmpty()
        ? PairedComparison.of(result, before, maxRegression)
        : UnpairedComparison.of(
            result, BaselineResult.of(before, result.limits().confidence()), maxRegression);
  }

  private BaselineComparison none(String why) {
    return BaselineComparison.none(model.toString(), maxRegression, why);
  }

  /** Started if it is not under way; none where it was not and nothing is asked any more. */
  private Optional<ExperimentRun> run(Experiment candidate) {
    Experiment asked = candidate.on(model);
    return Optional.ofNullable(
        closed
            ? runs.get(asked.toString())
            : runs.computeIfAbsent(asked.toString(), name -> start.apply(asked)));
  }

  @Override
  public void close() {
    closed = true;
    runs.values().forEach(ExperimentRun::close);
    // Also what no candidate was compared with in the end was paid for.
    runs.values().forEach(this::ended);
  }
}
