package dev.candor.experiment.selfcheck;

import java.util.List;
import java.util.Optional;

/**
 * What the tool's controls came to, of all scenarios so far.
 *
 * @param controls in the order in which they were measured, those of scenarios that organisms
 *     cannot follow among them
 * @param faults why verdicts cannot be believed, a sentence each without its full stop; scenarios
 *     and words of their authors' may stand in it
 */
public record ToolControls(List<ToolControl> controls, List<String> faults) {

  /** Nothing has been measured. */
  public static final ToolControls NONE = new ToolControls(List.of(), List.of());

  public ToolControls {
    controls = List.copyOf(controls);
    faults = List.copyOf(faults);
  }

  /** Whether the tool was wrong about an organism, so that nothing it says can be believed. */
  public boolean isVoid() {
    return !faults.isEmpty();
  }

  /** What they came to in one clause; empty where nothing was measured. */
  public Optional<String> inWords() {
    if (controls.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        isVoid()
            ? "the tool's own controls do not hold"
            : "%s fails and %s passes, as they must"
                .formatted(SelfCheck.POSITIVE, SelfCheck.NEGATIVE));
  }
}
