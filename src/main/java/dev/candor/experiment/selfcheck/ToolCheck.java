package dev.candor.experiment.selfcheck;

import java.util.List;
import java.util.Optional;

/**
 * What came of the controls for one scenario.
 *
 * @param controls in the order in which they were measured
 * @param fault why no verdict of this scenario can be believed, as one sentence without its full
 *     stop; empty if the tool was right wherever it could be
 * @param note what is left to say where the tool was right, as one sentence
 */
record ToolCheck(List<ToolControl> controls, Optional<String> fault, Optional<String> note) {

  ToolCheck {
    controls = List.copyOf(controls);
  }
}
