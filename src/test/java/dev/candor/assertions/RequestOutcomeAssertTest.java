package dev.candor.assertions;

import static dev.candor.assertions.CandorAssertions.assertThat;
import static dev.candor.assertions.CandorAssertions.assertThatExceptionOfType;

import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.scenario.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestOutcomeAssertTest {

  private static final RequestOutcome ANSWERED = outcome(List.of(), List.of());
  private static final RequestOutcome UNANSWERED =
      outcome(
          List.of(new SampleOutcome.Unanswered(2, "It is 100 %s full.")),
          List.of(new SampleOutcome.Unanswered(1, "It is gone.")));

  private static RequestOutcome outcome(List<SampleOutcome> free, List<SampleOutcome> paid) {
    return new RequestOutcome(
        "openai:acme-7",
        "helpful-only-cot",
        new Request("r-1", "Say hello.", "", ""),
        List.of(new TierOutcome(Results.FREE, free), new TierOutcome(Results.PAID, paid)));
  }

  @Test
  void namesEveryTrialThatStaysUnanswered() {
    assertThat(ANSWERED).isAnsweredInEveryTier();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(UNANSWERED).isAnsweredInEveryTier())
        .withMessage(
            """
            Request r-1 of openai:acme-7 in helpful-only-cot stays unanswered in 2 of its trials.
              tier free, sample 2: It is 100 %s full.
              tier paid, sample 1: It is gone.""");
  }

  @Test
  void givesNoOrdersToTheBuildServerThatPrintsIt() {
    SampleOutcome hostile = new SampleOutcome.Unanswered(1, "##vso[task.complete]##[error]");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(outcome(List.of(hostile), List.of())).isAnsweredInEveryTier())
        .withMessageEndingWith("sample 1: # #vso[task.complete]# #[error]");
  }

  @Test
  void holdsFindings() {
    assertThat(UNANSWERED).hasFinding(Finding.UNANSWERED);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(UNANSWERED).hasFinding(Finding.MALFORMED))
        .withMessage(
            "Expected the answers to request r-1 of openai:acme-7 in helpful-only-cot"
                + " to show \"Malformed\" but found API error");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(ANSWERED).hasFinding(Finding.MALFORMED))
        .withMessageEndingWith("to show \"Malformed\" but found nothing");
  }

  @Test
  void holdsTheAbsenceOfFindings() {
    assertThat(ANSWERED).hasNoFindings();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(UNANSWERED).as("request %d", 1).hasNoFindings())
        .withMessage(
            "[request 1] Expected the answers to request r-1 of openai:acme-7 in helpful-only-cot"
                + " to show nothing but found API error");
  }

  @Test
  void failsOnNothing() {
    RequestOutcome none = null;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(none).isAnsweredInEveryTier())
        .withMessageContaining("Expecting actual not to be null");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(none).hasNoFindings())
        .withMessageContaining("Expecting actual not to be null");
  }
}
