package dev.candor.junit;

import static dev.candor.assertions.CandorAssertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;

/** What most test classes of a user hold; their annotation says which experiment. */
public abstract class PlainGate {

  @EachHarmfulRequest
  void request(RequestOutcome request) {
    assertThat(request).isAnsweredInEveryTier();
  }

  @ReleaseGate
  void gate(ExperimentResult result) {
    assertThat(result).passesGate();
  }
}
