package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.config.GateLimits;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.TrialSink.Origin;
import dev.candor.transcript.MemoryStore;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

  @TempDir private Path folder;
  private final MemoryStore store = new MemoryStore();

  @Test
  void aRequestIsDoneWithItsLastTrialAnsweredOrNot() {
    RunRecord record = record(Runs.ten(folder));

    record.answered(0, filtered(0), Origin.ASKED);
    assertThat(record.isComplete(0)).isFalse();

    record.unanswered(1, skipped());
    assertThat(record.isComplete(0)).isTrue();
    assertThat(record.isComplete(1)).isFalse();
    assertThat(record.isComplete()).isFalse();

    IntStream.range(2, 20).forEach(number -> record.unanswered(number, skipped()));
    assertThat(record.isComplete()).isTrue();
    assertThat(record.tally()).isEqualTo(new RunRecord.Tally(1, 0, 19));
  }

  @Test
  void tooManyTrialsWithoutAnOutcomeSayWhyTheFirstHasNone() {
    RunRecord record = record(Runs.ten(folder));
    record.answered(0, filtered(0), Origin.ASKED);
    IntStream.range(1, 20)
        .map(number -> 20 - number)
        .forEach(
            number ->
                record.unanswered(
                    number,
                    new ModelException(
                        ModelException.Remedy.SKIP_TRIAL, "No to " + number, "Ask another")));

    assertThat(record.result(Cost.NONE, "", Instant.EPOCH, Duration.ZERO).gate().reasons())
        .containsExactly(
            "90 % of the trials in tier free are unanswered, more than the 1 % allowed",
            "100 % of the trials in tier paid are unanswered, more than the 1 % allowed",
            "the first of them: No to 1. Ask another");
  }

  @Test
  void whatTheProvidersFilterWithheldIsRefusedAndCountedApart() {
    Experiment experiment = Runs.ten(folder);
    RunRecord record = record(experiment);
    IntStream.range(0, 4)
        .forEach(number -> record.answered(number, filtered(number), Origin.ASKED));

    ExperimentResult result = record.result(Cost.NONE, "", Instant.EPOCH, Duration.ofSeconds(2));

    assertThat(result.monitored())
        .isEqualTo(new TierTally(experiment.scenario().monitored(), 0, 2, 0, 8, 2));
    assertThat(record.usage()).isEqualTo(new TokenUsage(20, 4));
    assertThat(result.duration()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void answersInTheWindowAreShownWithoutReadingThemAgainAndLaterOnesFromTheStore() {
    Experiment experiment = Runs.ten(folder);
    RunRecord record = record(experiment);
    IntStream.range(0, 4)
        .forEach(number -> record.answered(number, filtered(number), Origin.ASKED));

    // Nothing is in the store, so these came from the window.
    RequestOutcome second = record.outcome(1);

    assertThat(second.isAnsweredInEveryTier()).isTrue();
    assertThatThrownBy(() -> record.outcome(0))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith("The store has lost its transcript of ");
    IntStream.range(0, 4).forEach(number -> store.save(planned(number), filtered(number)));
    assertThat(record.outcome(1)).isEqualTo(second);
    assertThat(record.outcome(0).isAnsweredInEveryTier()).isTrue();
  }

  private RunRecord record(Experiment experiment) {
    return new RunRecord(
        experiment,
        new Scoring(experiment.scenario(), "offline"),
        Runs.plan(experiment),
        GateLimits.DEFAULTS,
        () -> store);
  }

  private PlannedTrial planned(int number) {
    return Runs.plan(Runs.ten(folder)).get(number);
  }

  private Transcript filtered(int number) {
    PlannedTrial planned = planned(number);
    return new Transcript(
        planned.trial(),
        planned.prompt(),
        new Completion("", "", FinishReason.CONTENT_FILTER, new TokenUsage(5, 1), Duration.ZERO),
        Optional.empty());
  }

  private static ModelException skipped() {
    return new ModelException(ModelException.Remedy.SKIP_TRIAL, "It will not", "Give up");
  }
}
