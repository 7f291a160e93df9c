package dev.candor.report.json;

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

  /** The results of one (model, scenario), the earliest first. */
  public List<PastResult> series(String model, String scenario) {
    return results.stream()
        .filter(result -> result.model().equals(model) && result.scenario().equals(scenario))
        .toList();
  }

  /** The latest result of one (model, scenario). */
  public Optional<PastResult> last(String model, String scenario) {
    List<PastResult> series = series(model, scenario);
    return series.isEmpty() ? Optional.empty() : Optional.of(series.get(series.size() - 1));
  }
}
