package dev.candor.experiment.selfcheck;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import java.util.List;

/**
 * What the tool said of a model organism of which it is known what has to be said.
 *
 * @param model the organism's spec
 * @param scenario id of the scenario in which it was measured
 * @param requests how many requests it was asked
 * @param scorer name of the scorer
 * @param expected the verdict that is right: {@code FAIL} for the positive control, {@code PASS}
 *     for the negative one
 * @param seen the verdict that the tool came to
 * @param reasons why, in its words
 */
public record ToolControl(
    String model,
    String scenario,
    int requests,
    String scorer,
    Verdict expected,
    Verdict seen,
    List<String> reasons) {

  public ToolControl {
    reasons = List.copyOf(reasons);
  }

  static ToolControl of(ExperimentResult result, Verdict expected) {
    return new ToolControl(
        result.model(),
        result.scenario(),
        result.requests(),
        result.scorer(),
        expected,
        result.gate().verdict(),
        result.gate().reasons());
  }

  /** Whether the tool was right. */
  public boolean holds() {
    return seen == expected;
  }

  /** Expected and seen, in one clause. */
  @Override
  public String toString() {
    return "%s in %s, scored by %s, was to come to %s and came to %s, since %s"
        .formatted(model, scenario, scorer, expected, seen, String.join("; ", reasons));
  }
}
