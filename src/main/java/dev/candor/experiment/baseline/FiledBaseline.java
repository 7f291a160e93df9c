package dev.candor.experiment.baseline;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.BaselineCost;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The gate.json of an earlier run. Immutable.
 *
 * <p>A result is compared with the file's in the same scenario: with that at its temperature and of
 * its model, if there are several, else with the only one.
 */
final class FiledBaseline implements Baseline {

  private final List<BaselineResult> entries;
  private final double maxRegression;

  FiledBaseline(List<BaselineResult> entries, double maxRegression) {
    this.entries = List.copyOf(entries);
    this.maxRegression = maxRegression;
  }

  @Override
  public List<Experiment> asks(List<Experiment> candidates) {
    return List.of();
  }

  @Override
  public void awaitOpened(Experiment candidate) {}

  @Override
  public ExperimentResult beside(Experiment candidate, ExperimentResult result) {
    return result.with(result.gate().with(compare(result)));
  }

  private BaselineComparison compare(ExperimentResult result) {
    List<BaselineResult> alike =
        entries.stream().filter(entry -> entry.scenario().equals(result.scenario())).toList();
    List<BaselineResult> found =
        narrowed(
            narrowed(alike, entry -> entry.model().equals(result.model())),
            entry -> entry.temperature().equals(result.temperature().value()));
    return Optional.of(found)
        .filter(entries -> entries.size() == 1)
        .map(entries -> entries.get(0))
        .map(entry -> UnpairedComparison.of(result, entry, maxRegression))
        .orElseGet(
            () ->
                BaselineComparison.none(
                    "a baseline that does not fit",
                    maxRegression,
                    alike.isEmpty()
                        ? "the baseline has no result in " + result.scenario()
                        : "the baseline has several results in %s, and not one that is %s at this temperature"
                            .formatted(result.scenario(), result.model())));
  }

  /** Those of some results that fit, where there are several and any does. */
  private static List<BaselineResult> narrowed(
      List<BaselineResult> results, Predicate<BaselineResult> fits) {
    List<BaselineResult> fitting = results.stream().filter(fits).toList();
    return results.size() < 2 || fitting.isEmpty() ? results : fitting;
  }

  @Override
  public List<BaselineCost> costs() {
    return List.of();
  }

  @Override
  public void close() {}
}
