package dev.candor.experiment.baseline;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import java.util.List;
import java.util.Optional;

/**
 * The gate.json of an earlier run. Immutable.
 *
 * <p>A result is compared with the file's in the same scenario: with that of the same model, if
 * there are several, else with the only one.
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
    Optional<BaselineResult> entry =
        alike.size() == 1
            ? Optional.of(alike.get(0))
            : alike.stream().filter(e -> e.model().equals(result.model())).findFirst();
    return entry
        .map(found -> UnpairedComparison.of(result, found, maxRegression))
        .orElseGet(
            () ->
                BaselineComparison.none(
                    "a baseline that does not fit",
                    maxRegression,
                    alike.isEmpty()
                        ? "the baseline has no result in " + result.scenario()
                        : "the baseline has several models in %s, and none is %s"
                            .formatted(result.scenario(), result.model())));
  }

  @Override
  public void close() {}
}
