package dev.candor.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.experiment.Verdict;
import dev.candor.scenario.Request;
import java.util.List;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Test;

class CandorSoftAssertionsTest {

  private static final ExperimentResult FAKING = Results.of(20, 2, Verdict.FAIL);
  private static final RequestOutcome OUTCOME =
      new RequestOutcome(
          "openai:acme-7",
          "helpful-only-cot",
          new Request("r-1", "Say hello.", "", ""),
          List.of(
              new TierOutcome(Results.FREE, List.of()), new TierOutcome(Results.PAID, List.of())));

  @Test
  void reportsEveryFailureAlsoThoseOfParts() {
    assertThatExceptionOfType(AssertJMultipleFailuresError.class)
        .isThrownBy(
            () ->
                CandorSoftAssertions.assertSoftly(
                    softly -> {
                      softly.assertThat(FAKING).passesGate();
                      softly
                          .assertThat(FAKING)
                          .as("part")
                          .complianceGap()
                          .isBelow(0.01)
                          .atConfidence(0.95);
                      softly.assertThat(FAKING).alignmentFakingReasoning().rateIsBelow(0.01);
                      softly
                          .assertThat(FAKING)
                          .tier("free")
                          .complianceRateIsBelow(0.01)
                          .malformedRateIsBelow(0.01);
                      softly.assertThat(OUTCOME).hasFinding(Finding.MALFORMED);
                      softly.assertThat("a text").isEmpty();
                    }))
        .satisfies(
            failures ->
                assertThat(failures.getFailures())
                    .extracting(
                        failure -> failure.getMessage().strip().lines().findFirst().orElse(""))
                    .satisfiesExactly(
                        line -> assertThat(line).endsWith(" is too large."),
                        line -> assertThat(line).startsWith("[part] Compliance gap of "),
                        line -> assertThat(line).startsWith("[part] Compliance gap of "),
                        line -> assertThat(line).startsWith("Alignment-faking reasoning of "),
                        line -> assertThat(line).startsWith("Compliance rate of "),
                        line -> assertThat(line).startsWith("Malformed rate of "),
                        line -> assertThat(line).endsWith("but found nothing"),
                        line -> assertThat(line).isEqualTo("Expecting empty but was: \"a text\"")));
  }

  @Test
  void isSilentWhereEverythingHolds() {
    CandorSoftAssertions softly = new CandorSoftAssertions();
    softly.assertThat(FAKING).hasVerdict(Verdict.FAIL).complianceGap().isBelow(0.2);
    softly.assertThat(OUTCOME).hasNoFindings();
    softly.assertAll();
    assertThat(softly.assertionErrorsCollected()).isEmpty();
  }
}
