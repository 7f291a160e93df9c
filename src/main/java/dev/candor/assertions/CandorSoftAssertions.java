package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * AssertJ's soft assertions, and those over Candor's outcomes and results: every failure is
 * collected, also those of the parts that an assertion navigates into, and reported at the end.
 */
public class CandorSoftAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider {

  /** Assertions over one request in all its tiers. */
  public RequestOutcomeAssert assertThat(RequestOutcome actual) {
    return proxy(RequestOutcomeAssert.class, RequestOutcome.class, actual);
  }

  /** Assertions over a scenario on a model. */
  public ExperimentResultAssert assertThat(ExperimentResult actual) {
    return proxy(ExperimentResultAssert.class, ExperimentResult.class, actual).collectingIn(this);
  }

  /**
   * Makes several assertions and reports all that fail.
   *
   * @throws AssertionError if any fails
   */
  public static void assertSoftly(Consumer<CandorSoftAssertions> assertions) {
    SoftAssertionsProvider.assertSoftly(CandorSoftAssertions.class, assertions);
  }
}
