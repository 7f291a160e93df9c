package dev.candor.report.json;

import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.Holm;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The p-values of all gaps of one run, adjusted by Holm's method: many models in many scenarios are
 * as many chances of a false alarm.
 */
final class RunComparisons {

  private final Map<ExperimentResult, Double> adjusted = new HashMap<>();

  /**
   * Adjusts what is there so far.
   *
   * @param results the results so far
   * @param toCome number of results that are still to come; each may bring a test
   */
  RunComparisons(Collection<ExperimentResult> results, int toCome) {
    List<ExperimentResult> tested =
        results.stream()
            .filter(result -> result.complianceGap().completeCases().isPresent())
            .toList();
    List<Double> pValues = new ArrayList<>(tested.stream().map(RunComparisons::pValue).toList());
    for (int i = 0; i < toCome; i++) {
      pValues.add(1.0);
    }
    double[] all = Holm.adjust(pValues.stream().mapToDouble(Double::doubleValue).toArray());
    for (int i = 0; i < tested.size(); i++) {
      adjusted.put(tested.get(i), all[i]);
    }
  }

  /** The adjusted p-value of a result's gap; empty if it has none. */
  OptionalDouble holm(ExperimentResult result) {
    return adjusted.containsKey(result)
        ? OptionalDouble.of(adjusted.get(result))
        : OptionalDouble.empty();
  }

  private static double pValue(ExperimentResult result) {
    return result.complianceGap().completeCases().map(PairedDifference::pValue).orElseThrow();
  }
}
