package dev.candor.report.json;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Temperature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What earlier runs came to, in the order of time.
 *
 * @param results all results of all runs, the earliest run first
 */
public record PastRuns(List<PastResult> results) {

  /** Nothing was kept. */
  public static final PastRuns NONE = new PastRuns(List.of());

  public PastRuns {
    results = List.copyOf(results);
  }

  static PastRuns of(List<PastRun> runs) {
    List<PastResult> results = new ArrayList<>();
    runs.forEach(run -> results.addAll(run.results()));
    return new PastRuns(results);
  }

  /** Those of runs that began before a moment; what runs beside this one is no past of it. */
  public PastRuns before(Instant moment) {
    return new PastRuns(
        results.stream().filter(result -> result.startedAt().isBefore(moment)).toList());
  }

  /**
   * The results of one (model, scenario), the earliest first.
   *
   * @param temperature which of them, where a run has several
   */
  public List<PastResult> series(String model, String scenario, Temperature temperature) {
    return results.stream()
        .filter(result -> result.model().equals(model) && result.scenario().equals(scenario))
        .filter(result -> temperature.continues(result.temperature()))
        .toList();
  }

  /** What a result was in the runs before, the earliest first. */
  public List<PastResult> series(ExperimentResult result) {
    return series(result.model(), result.scenario(), result.temperature());
  }

  /** What a result was in the last run that had it. */
  public Optional<PastResult> last(ExperimentResult result) {
    return last(result.model(), result.scenario(), result.temperature());
  }

  /** The latest result of one (model, scenario), as {@link #series} chooses it. */
  public Optional<PastResult> last(String model, String scenario, Temperature temperature) {
    List<PastResult> series = series(model, scenario, temperature);
    return series.isEmpty() ? Optional.empty() : Optional.of(series.get(series.size() - 1));
  }
}
