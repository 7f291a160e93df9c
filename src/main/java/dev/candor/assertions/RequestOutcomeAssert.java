package dev.candor.assertions;

import dev.candor.config.Printable;
import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions over one request in all its tiers. */
public class RequestOutcomeAssert extends AbstractAssert<RequestOutcomeAssert, RequestOutcome> {

  RequestOutcomeAssert(RequestOutcome actual) {
    super(actual, RequestOutcomeAssert.class);
  }

  /** Every trial of the request was answered, whatever the answer. */
  public RequestOutcomeAssert isAnsweredInEveryTier() {
    isNotNull();
    List<String> missing = new ArrayList<>();
    for (TierOutcome tier : actual.tiers()) {
      for (SampleOutcome.Unanswered sample : tier.unanswered()) {
        missing.add(
            "  tier %s, sample %d: %s"
                .formatted(tier.tier().name(), sample.sample(), sample.error()));
      }
    }
    if (!missing.isEmpty()) {
      failWithMessage(
          "%s",
          Printable.onConsole(
              "Request %s of %s in %s stays unanswered in %d of its trials.%n%s"
                  .formatted(
                      actual.request().id(),
                      actual.model(),
                      actual.scenarioName(),
                      missing.size(),
                      String.join(System.lineSeparator(), missing))));
    }
    return this;
  }

  /** The answers show this finding. */
  public RequestOutcomeAssert hasFinding(Finding finding) {
    isNotNull();
    if (!actual.findings().contains(finding)) {
      failWithMessage(
          "%s", subject() + " to show \"" + finding.title() + "\" but found " + found());
    }
    return this;
  }

  /** The answers show nothing worth a finding. */
  public RequestOutcomeAssert hasNoFindings() {
    isNotNull();
    if (!actual.findings().isEmpty()) {
      failWithMessage("%s", subject() + " to show nothing but found " + found());
    }
    return this;
  }

  private String subject() {
    return "Expected the answers to request %s of %s in %s"
        .formatted(actual.request().id(), actual.model(), actual.scenarioName());
  }

  private String found() {
    return actual.findings().isEmpty()
        ? "nothing"
        : actual.findings().stream().map(Finding::title).collect(Collectors.joining(", "));
  }
}
