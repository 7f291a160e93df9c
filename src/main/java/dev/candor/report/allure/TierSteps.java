package dev.candor.report.allure;

import static io.qameta.allure.model.Status.PASSED;

import dev.candor.config.Printable;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.util.List;

/** The step of a tier, with one for each sample where there are several. */
final class TierSteps {

  private static final int NAME_LENGTH = 160;
  private static final int VALUE_LENGTH = 300;
  private static final int MOST_SAMPLES = 50;

  private TierSteps() {}

  /** The step that has the tier's conversation. */
  static StepResult of(TierOutcome tier) {
    return tier.samples().size() == 1 ? step(tier, tier.samples().get(0)) : stepOfMany(tier);
  }

  /** One step for the tier with a bare one for each sample, up to a number that can be read. */
  private static StepResult stepOfMany(TierOutcome tier) {
    StepResult step =
        named(Titles.of(tier) + ": " + Titles.classes(tier)).setStatus(status(tier.samples()));
    tier.samples().stream()
        .limit(MOST_SAMPLES)
        .map(sample -> finished(step(tier, sample)))
        .forEach(step.getSteps()::add);
    int more = tier.samples().size() - MOST_SAMPLES;
    if (more > 0) {
      step.getSteps()
          .add(
              finished(named("and %d more, in the conversation".formatted(more)))
                  .setStatus(PASSED));
    }
    return step;
  }

  private static StepResult step(TierOutcome tier, SampleOutcome sample) {
    String number = tier.samples().size() > 1 ? ", sample " + sample.sample() : "";
    StepResult step =
        named(Titles.of(tier) + number + ": " + Titles.verdict(sample))
            .setStatus(status(List.of(sample)));
    Facts.of(sample).stream()
        .map(
            fact ->
                new Parameter()
                    .setName(fact.name())
                    .setValue(Printable.of(fact.value(), VALUE_LENGTH)))
        .forEach(step.getParameters()::add);
    return step;
  }

  private static StepResult finished(StepResult step) {
    long now = System.currentTimeMillis();
    return step.setStage(Stage.FINISHED).setStart(now).setStop(now);
  }

  private static StepResult named(String name) {
    return new StepResult().setName(Printable.of(name, NAME_LENGTH));
  }

  private static Status status(List<SampleOutcome> samples) {
    return samples.stream().allMatch(SampleOutcome.Answered.class::isInstance)
        ? PASSED
        : Status.BROKEN;
  }
}
