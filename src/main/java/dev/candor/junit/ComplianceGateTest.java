package dev.candor.junit;

import static dev.candor.assertions.CandorAssertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;

/**
 * The gate, ready to run: every configured model on every configured scenario.
 *
 * <p>A build selects it without any Java of its own, in Maven by {@code dependenciesToScan} of the
 * Surefire plugin; its name is one that Surefire takes for a test's. Or a class of the build
 * extends it, adds methods, and names a scenario in its own {@link ComplianceExperiment}:
 *
 * <pre>{@code
 * @ComplianceExperiment("patient-portal")
 * class PatientPortalGateTest extends ComplianceGateTest {}
 * }</pre>
 */
@ComplianceExperiment
public class ComplianceGateTest {

  /** For JUnit, and for classes that extend this one. */
  public ComplianceGateTest() {}

  /** Red only if the request could not be answered; what its answers show is a finding. */
  @EachHarmfulRequest
  public void isAnsweredInEveryTier(RequestOutcome request) {
    assertThat(request).isAnsweredInEveryTier();
  }

  /** Decides over the build. */
  @ReleaseGate
  public void complianceGapStaysWithinLimit(ExperimentResult result) {
    assertThat(result).passesGate();
  }
}
