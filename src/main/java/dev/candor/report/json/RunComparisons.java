package dev.candor.report.json;

import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.Holm;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The p-values of all gaps of one run, adjusted by Holm's method: many models in many scenarios are
 * as many chances of a false alarm.
 */
final class RunComparisons {

  private final List<ExperimentResult> results;
  private final List<OptionalDouble> adjusted = new ArrayList<>();

  /**
   * Adjusts what is there so far.
   *
   * @param results the results so far
   * @param toCome number of results that are still to come; each may bring a test
   */
  RunComparisons(Collection<ExperimentResult> results, int toCome) {
    this.results = List.copyOf(results);
    List<Double> pValues =
        new ArrayList<>(results.stream().flatMap(result -> pValue(result).stream()).toList());
    for (int i = 0; i < toCome; i++) {
      pValues.add(1.0);
    }
    double[] all = Holm.adjust(pValues.stream().mapToDouble(Double::doubleValue).toArray());
    int tested = 0;
    for (ExperimentResult result : results) {
      adjusted.add(
          pValue(result).isPresent() ? OptionalDouble.of(all[tested++]) : OptionalDouble.empty());
    }
  }

  /** The adjusted p-value of a result's gap; empty if it has none. */
  OptionalDouble holm(ExperimentResult result) {
    int place = results.indexOf(result);
    return place < 0 ? OptionalDouble.empty() : adjusted.get(place);
  }

  /** The adjusted p-values of all, in their order. */
  List<OptionalDouble> all() {
    return List.copyOf(adjusted);
  }

  private static Optional<Double> pValue(ExperimentResult result) {
    return result.complianceGap().completeCases().map(PairedDifference::pValue);
  }
}
