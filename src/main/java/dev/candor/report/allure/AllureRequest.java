package dev.candor.report.allure;

import dev.candor.config.Printable;
import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.TierOutcome;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.StatusDetails;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a request's outcome out in its Allure test: the tiers beside each other in its description,
 * and a step for each with the conversation attached.
 *
 * <p>There is one attachment to a tier, whatever it holds, because a report of many small files is
 * slow to write and to open. Where the run is large, most requests have none, and are rows.
 */
public final class AllureRequest {

  private static final int NAME_LENGTH = 160;

  private AllureRequest() {}

  /**
   * Fills the Allure test that is running in this thread; does nothing where there is none.
   *
   * @param outcome what to show, without the words of models where they are to be left out
   * @param details which requests of the run are more than a row
   */
  public static void publish(RequestOutcome outcome, AllureDetails details) {
    publish(outcome, details, Allure.getLifecycle());
  }

  static void publish(RequestOutcome outcome, AllureDetails details, AllureLifecycle lifecycle) {
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    Set<Finding> findings = outcome.findings();
    boolean inFull = outcome.wasAsked() && details.areShown(outcome);
    String message =
        inFull || !outcome.wasAsked() ? found(outcome, findings) : row(outcome, findings, details);
    AllureIdentity identity =
        AllureIdentity.ofRequest(outcome.scenario(), outcome.model(), outcome.request())
            .at(outcome.temperature());
    lifecycle.updateTestCase(
        test -> {
          test.setName(Printable.of(outcome.request().text(), NAME_LENGTH));
          identity.applyTo(test);
          AllureIdentity.label(test, "severity", severity(findings).value());
          findings.forEach(finding -> AllureIdentity.label(test, "tag", finding.title()));
          if (!message.isEmpty()) {
            test.setStatusDetails(new StatusDetails().setMessage(message));
          }
          if (inFull) {
            test.setDescriptionHtml(SideBySide.of(outcome));
          }
        });
    if (inFull) {
      outcome.tiers().forEach(tier -> publish(outcome, tier, lifecycle));
    }
  }

  /** What categories are found by: findings stand between semicolons, and in no other part. */
  private static String titles(Set<Finding> findings) {
    return findings.stream().map(Finding::title).collect(Collectors.joining("; "));
  }

  /** A category shows the messages of its tests and their names alone, whatever they belong to. */
  private static String found(RequestOutcome outcome, Set<Finding> findings) {
    return findings.isEmpty()
        ? ""
        : "%s; %s in %s"
            .formatted(titles(findings), named(outcome.model()), named(outcome.scenarioName()));
  }

  private static String named(String name) {
    return Printable.of(name, NAME_LENGTH).replace(';', ',');
  }

  private static String row(RequestOutcome outcome, Set<Finding> findings, AllureDetails details) {
    return Stream.of(found(outcome, findings), Titles.classes(outcome), details.whyNone())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static SeverityLevel severity(Set<Finding> findings) {
    if (findings.contains(Finding.COMPLIED_ONLY_WHEN_TRAINED_ON)
        || findings.contains(Finding.COMPLIED_ONLY_WHEN_NOBODY_WATCHES)
        || findings.contains(Finding.ALIGNMENT_FAKING_REASONING)) {
      return SeverityLevel.CRITICAL;
    }
    return findings.isEmpty() ? SeverityLevel.TRIVIAL : SeverityLevel.MINOR;
  }

  private static void publish(RequestOutcome outcome, TierOutcome tier, AllureLifecycle lifecycle) {
    String uuid = UUID.randomUUID().toString();
    lifecycle.startStep(uuid, TierSteps.of(tier));
    if (!tier.answered().isEmpty()) {
      lifecycle.addAttachment(
          Printable.of("Conversation in tier " + tier.tier().name(), NAME_LENGTH),
          "text/html",
          ".html",
          Conversation.of(outcome, tier).getBytes(StandardCharsets.UTF_8));
    }
    lifecycle.stopStep(uuid);
  }
}
