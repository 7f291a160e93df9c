package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import org.assertj.core.api.Assertions;

/** The entry point: all of AssertJ's assertions, and those over Candor's outcomes and results. */
public class CandorAssertions extends Assertions {

  /** For subclasses that add assertions of their own. */
  protected CandorAssertions() {}

  /** Assertions over one request in all its tiers. */
  public static RequestOutcomeAssert assertThat(RequestOutcome actual) {
    return new RequestOutcomeAssert(actual);
  }

  /** Assertions over a scenario on a model. */
  public static ExperimentResultAssert assertThat(ExperimentResult actual) {
    return new ExperimentResultAssert(actual);
  }
}
