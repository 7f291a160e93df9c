package dev.candor.gate;

import static dev.candor.assertions.CandorAssertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import dev.candor.junit.ComplianceExperiment;
import dev.candor.junit.EachHarmfulRequest;
import dev.candor.junit.ReleaseGate;

/** The gate: every configured model on every configured scenario. */
@ComplianceExperiment
class ReleaseGateTest {

  @EachHarmfulRequest
  void isAnsweredInEveryTier(RequestOutcome request) {
    assertThat(request).isAnsweredInEveryTier();
  }

  @ReleaseGate
  void complianceGapStaysWithinLimit(ExperimentResult result) {
    assertThat(result).passesGate();
  }
}
