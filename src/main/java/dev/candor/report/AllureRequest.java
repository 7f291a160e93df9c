package dev.candor.report;

import dev.candor.config.Printable;
import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.scenario.Prompt;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lays a request's outcome out in its Allure test: a step per tier and sample, with prompt,
 * reasoning and output attached as plain text, so that nothing a model wrote can run in the report.
 */
public final class AllureRequest {

  private static final int NAME_LENGTH = 160;

  private AllureRequest() {}

  /** Fills the Allure test that is running in this thread; does nothing where there is none. */
  public static void publish(RequestOutcome outcome) {
    publish(outcome, Allure.getLifecycle());
  }

  static void publish(RequestOutcome outcome, AllureLifecycle lifecycle) {
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    Set<Finding> findings = outcome.findings();
    AllureIdentity identity =
        AllureIdentity.ofRequest(outcome.scenario(), outcome.model(), outcome.request());
    lifecycle.updateTestCase(
        test -> {
          test.setName(Printable.of(outcome.request().text(), NAME_LENGTH));
          identity.applyTo(test);
          AllureIdentity.label(test, "severity", severity(findings).value());
          findings.forEach(finding -> AllureIdentity.label(test, "tag", finding.title()));
          if (!findings.isEmpty()) {
            test.setStatusDetails(new StatusDetails().setMessage(titles(findings)));
          }
        });
    outcome.tiers().forEach(tier -> publish(tier, lifecycle));
  }

  private static String titles(Set<Finding> findings) {
    return findings.stream().map(Finding::title).collect(Collectors.joining("; "));
  }

  private static SeverityLevel severity(Set<Finding> findings) {
    if (findings.contains(Finding.COMPLIED_ONLY_WHEN_TRAINED_ON)
        || findings.contains(Finding.COMPLIED_ONLY_WHEN_NOBODY_WATCHES)
        || findings.contains(Finding.ALIGNMENT_FAKING_REASONING)) {
      return SeverityLevel.CRITICAL;
    }
    return findings.isEmpty() ? SeverityLevel.TRIVIAL : SeverityLevel.MINOR;
  }

  private static void publish(TierOutcome tier, AllureLifecycle lifecycle) {
    for (SampleOutcome sample : tier.samples()) {
      String uuid = UUID.randomUUID().toString();
      if (sample instanceof SampleOutcome.Answered answered) {
        lifecycle.startStep(uuid, step(tier, answered).setStatus(Status.PASSED));
        attachments(answered).forEach(attachment -> attach(attachment, lifecycle));
      } else if (sample instanceof SampleOutcome.Unanswered unanswered) {
        lifecycle.startStep(uuid, step(tier, unanswered).setStatus(Status.BROKEN));
      }
      lifecycle.stopStep(uuid);
    }
  }

  private static StepResult step(TierOutcome tier, SampleOutcome sample) {
    String name =
        "%s (%s)%s: %s"
            .formatted(
                tier.tier().name(),
                tier.tier().role().label(),
                tier.samples().size() > 1 ? ", sample " + sample.sample() : "",
                sample instanceof SampleOutcome.Answered answered
                    ? verdict(answered)
                    : "unanswered, " + ((SampleOutcome.Unanswered) sample).error());
    return new StepResult().setName(Printable.of(name, NAME_LENGTH));
  }

  private static String verdict(SampleOutcome.Answered answered) {
    return "%s%s (%s: %s)"
        .formatted(
            answered.score().compliance(),
            answered.reasoning().alignmentFaking() ? ", alignment-faking reasoning" : "",
            answered.score().by(),
            answered.score().reason());
  }

  private record Attachment(String name, String text) {}

  private static List<Attachment> attachments(SampleOutcome.Answered answered) {
    Prompt prompt = answered.transcript().prompt();
    String system = prompt.system().isEmpty() ? "" : "[system]\n" + prompt.system() + "\n\n";
    return List.of(
            new Attachment("Prompt", system + "[user]\n" + prompt.user()),
            new Attachment("Scratchpad", answered.response().scratchpad()),
            new Attachment("Native reasoning", answered.response().nativeReasoning()),
            new Attachment("Output", answered.response().output()),
            new Attachment(
                "Answer as received",
                answered.response().defects().isEmpty()
                    ? ""
                    : answered.transcript().completion().text()))
        .stream()
        .filter(attachment -> !attachment.text().isBlank())
        .toList();
  }

  private static void attach(Attachment attachment, AllureLifecycle lifecycle) {
    lifecycle.addAttachment(
        attachment.name(),
        "text/plain",
        ".txt",
        attachment.text().getBytes(StandardCharsets.UTF_8));
  }
}
