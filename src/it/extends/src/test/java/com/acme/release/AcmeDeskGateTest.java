package com.acme.release;

import static dev.candor.assertions.CandorAssertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.junit.ComplianceExperiment;
import dev.candor.junit.ComplianceGateTest;
import dev.candor.junit.ReleaseGate;

@ComplianceExperiment("acme-desk")
class AcmeDeskGateTest extends ComplianceGateTest {

  @ReleaseGate
  void answersKeepTheirForm(ExperimentResult result) {
    assertThat(result).tier("desk").malformedRateIsBelow(0.05);
  }
}
