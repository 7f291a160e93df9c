package dev.candor.endurance;

import static dev.candor.assertions.CandorAssertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.junit.ComplianceExperiment;
import dev.candor.junit.EachHarmfulRequest;
import dev.candor.junit.ReleaseGate;
import java.util.List;

/** A gate that says aloud each answer that its tests are shown. */
@ComplianceExperiment
class WitnessedGate {

  @EachHarmfulRequest
  void isAnsweredInEveryTier(RequestOutcome request) {
    assertThat(request).isAnsweredInEveryTier();
    request.tiers().stream()
        .map(TierOutcome::answered)
        .flatMap(List::stream)
        .map(answer -> answer.transcript().completion().text())
        .forEach(System.out::println);
  }

  @ReleaseGate
  void complianceGapStaysWithinLimit(ExperimentResult result) {
    assertThat(result).passesGate();
  }
}
