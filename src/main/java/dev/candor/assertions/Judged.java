package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;

/** Numbers from answers that do not suffice prove nothing, however small they are. */
final class Judged {

  private Judged() {}

  /** What to say of a quantity of a result that was not judged, and why it was not. */
  static String refusal(String quantity, ExperimentResult result) {
    return "%s of %s in %s cannot be judged: %s"
        .formatted(
            quantity,
            result.model(),
            result.scenarioName(),
            String.join("; ", result.gate().reasons()));
  }
}
