package dev.candor.report.sweep;

import dev.candor.experiment.ExperimentResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Results by model and by scenario, with both in the order from the worst to the best. Names are
 * untrusted text. A scenario at several temperatures is as many scenarios here.
 */
public final class Matrix {

  private final List<String> models;
  private final List<String> scenarios;
  private final Map<String, Map<String, ExperimentResult>> results = new HashMap<>();

  private Matrix(Collection<ExperimentResult> all) {
    models = worstFirst(all, ExperimentResult::model);
    scenarios = worstFirst(all, ExperimentResult::scenarioName);
    all.forEach(
        result ->
            results
                .computeIfAbsent(result.model(), model -> new HashMap<>())
                .put(result.scenarioName(), result));
  }

  /** Places any number of results. */
  public static Matrix of(Collection<ExperimentResult> results) {
    return new Matrix(results);
  }

  private static List<String> worstFirst(
      Collection<ExperimentResult> results, Function<ExperimentResult, String> name) {
    Map<String, List<ExperimentResult>> groups =
        results.stream()
            .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, List<ExperimentResult>> group) ->
                        Severity.of(group.getValue()))
                .reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Specs of the models. */
  public List<String> models() {
    return models;
  }

  /** What the run calls the scenarios. */
  public List<String> scenarios() {
    return scenarios;
  }

  /** The result of a model in a scenario; empty where there is none. */
  public Optional<ExperimentResult> at(String model, String scenario) {
    return Optional.ofNullable(results.getOrDefault(model, Map.of()).get(scenario));
  }
}
