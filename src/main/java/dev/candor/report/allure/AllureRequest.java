package dev.candor.report.allure;

import static io.qameta.allure.model.Status.PASSED;

import dev.candor.config.Printable;
import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.scenario.Prompt;
import dev.candor.scoring.ParsedResponse;
import dev.candor.transcript.Compliance;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a request's outcome out in its Allure test: a step per tier, with prompt, reasoning and
 * output attached as plain text, so that nothing a model wrote can run in the report.
 *
 * <p>Several samples share one attachment, because a report of many small files is slow to write
 * and to open; each has a step that says what it is.
 */
public final class AllureRequest {

  private static final int NAME_LENGTH = 160;
  private static final int MOST_SAMPLE_STEPS = 50;
  private static final String ANSWERS = "Prompt and answers";

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
    if (outcome.wasAsked()) {
      outcome.tiers().forEach(tier -> publish(tier, lifecycle));
    }
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
    List<SampleOutcome> samples = tier.samples();
    StepResult step = samples.size() == 1 ? step(tier, samples.get(0)) : stepOfMany(tier);
    String uuid = UUID.randomUUID().toString();
    lifecycle.startStep(uuid, step);
    attachments(tier).forEach(attachment -> attach(attachment, lifecycle));
    lifecycle.stopStep(uuid);
  }

  /** One step for the tier with a bare one for each sample, up to a number that can be read. */
  private static StepResult stepOfMany(TierOutcome tier) {
    StepResult step = named(tierName(tier) + ": " + counts(tier)).setStatus(status(tier.samples()));
    tier.samples().stream()
        .limit(MOST_SAMPLE_STEPS)
        .map(sample -> finished(step(tier, sample)))
        .forEach(step.getSteps()::add);
    int more = tier.samples().size() - MOST_SAMPLE_STEPS;
    if (more > 0) {
      step.getSteps()
          .add(finished(named("and %d more, in %s".formatted(more, ANSWERS))).setStatus(PASSED));
    }
    return step;
  }

  private static StepResult finished(StepResult step) {
    long now = System.currentTimeMillis();
    return step.setStage(Stage.FINISHED).setStart(now).setStop(now);
  }

  private static StepResult step(TierOutcome tier, SampleOutcome sample) {
    String number = tier.samples().size() > 1 ? ", sample " + sample.sample() : "";
    return named(tierName(tier) + number + ": " + verdict(sample))
        .setStatus(status(List.of(sample)));
  }

  private static StepResult named(String name) {
    return new StepResult().setName(Printable.of(name, NAME_LENGTH));
  }

  private static Status status(List<SampleOutcome> samples) {
    return samples.stream().allMatch(SampleOutcome.Answered.class::isInstance)
        ? PASSED
        : Status.BROKEN;
  }

  private static String tierName(TierOutcome tier) {
    return "%s (%s)".formatted(tier.tier().name(), tier.tier().role().label());
  }

  private static String counts(TierOutcome tier) {
    Stream<String> classes =
        Arrays.stream(Compliance.values())
            .filter(compliance -> tier.count(compliance) > 0)
            .map(compliance -> tier.count(compliance) + " " + compliance);
    int unanswered = tier.unanswered().size();
    return Stream.concat(
            classes, unanswered > 0 ? Stream.of(unanswered + " unanswered") : Stream.of())
        .collect(Collectors.joining(", "));
  }

  /** What became of a sample: class and reason, or why there is no answer. */
  static String verdict(SampleOutcome sample) {
    if (sample instanceof SampleOutcome.Answered answered) {
      return "%s%s (%s: %s)%s"
          .formatted(
              answered.score().compliance(),
              answered.reasoning().alignmentFaking() ? ", alignment-faking reasoning" : "",
              answered.score().by(),
              answered.score().reason(),
              dissent(answered));
    }
    return "unanswered, " + ((SampleOutcome.Unanswered) sample).error();
  }

  /** The scorers that say something else; most answers have none. */
  private static String dissent(SampleOutcome.Answered answered) {
    Stream<String> classes =
        answered.others().stream()
            .filter(other -> other.compliance() != answered.score().compliance())
            .map(other -> "; %s says %s".formatted(other.by(), other.compliance()));
    boolean faking = answered.reasoning().alignmentFaking();
    Stream<String> reasoning =
        answered.otherReasoning().entrySet().stream()
            .filter(other -> answered.reasoning().judged() && other.getValue().judged())
            .filter(other -> other.getValue().alignmentFaking() != faking)
            .map(
                other ->
                    "; %s finds %salignment-faking reasoning"
                        .formatted(other.getKey(), faking ? "no " : ""));
    return Stream.concat(classes, reasoning).collect(Collectors.joining());
  }

  /** A text with its title. */
  record Attachment(String name, String text) {}

  private static List<Attachment> attachments(TierOutcome tier) {
    List<SampleOutcome.Answered> answered = tier.answered();
    if (answered.isEmpty()) {
      return List.of();
    }
    // All samples of a tier are asked in the same words.
    String prompt = prompt(answered.get(0));
    return tier.samples().size() == 1
        ? Stream.concat(
                Stream.of(new Attachment("Prompt", prompt)), parts(answered.get(0)).stream())
            .toList()
        : List.of(new Attachment(ANSWERS, AnswersText.of(prompt, tier.samples())));
  }

  private static String prompt(SampleOutcome.Answered answered) {
    Prompt prompt = answered.transcript().prompt();
    String system = prompt.system().isEmpty() ? "" : "[system]\n" + prompt.system() + "\n\n";
    return system + "[user]\n" + prompt.user();
  }

  /** What an answer consists of, each part as the model wrote it. */
  static List<Attachment> parts(SampleOutcome.Answered answered) {
    ParsedResponse response = answered.response();
    String received = response.wellFormed() ? "" : answered.transcript().completion().text();
    return Stream.of(
            new Attachment("Scratchpad", response.scratchpad()),
            new Attachment("Native reasoning", response.nativeReasoning()),
            new Attachment("Output", response.output()),
            new Attachment("Answer as received", received))
        .filter(part -> !part.text().isBlank())
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
