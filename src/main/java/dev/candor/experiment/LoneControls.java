package dev.candor.experiment;

import dev.candor.config.Printable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds controls that are asked without what they are the control of, as after a slip in its id.
 */
public final class LoneControls {

  private static final int NAME = 80;

  private LoneControls() {}

  /**
   * A line for each scenario that has nothing to be contrasted with.
   *
   * @param planned everything that is going to be asked
   */
  public static List<String> of(Collection<Experiment> planned) {
    Set<String> asked =
        planned.stream().map(experiment -> experiment.scenario().id()).collect(Collectors.toSet());
    return planned.stream()
        .map(Experiment::scenario)
        .distinct()
        .flatMap(
            scenario ->
                scenario.control().stream()
                    .filter(control -> !asked.contains(control.of()))
                    .map(
                        control ->
                            "%s is a control of '%s', which is not asked: the two are not contrasted."
                                .formatted(
                                    Printable.of(scenario.id(), NAME),
                                    Printable.of(control.of(), NAME))))
        .toList();
  }
}
