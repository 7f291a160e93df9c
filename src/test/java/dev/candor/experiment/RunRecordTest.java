package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.GateLimits;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptLog;
import dev.candor.transcript.Transcripts;
import dev.candor.transcript.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

  @TempDir private Path folder;

  @Test
  void aRequestIsDoneWithItsLastTrialAnsweredOrNot() {
    Experiment experiment = Runs.ten(folder);
    List<Trial> trials = experiment.trials().map(planned -> planned.trial()).toList();
    try (RunRecord record = record(experiment)) {
      record.answered(filtered(trials.get(0)));
      assertThat(record.isComplete(0)).isFalse();

      record.unanswered(trials.get(1), skipped());
      assertThat(record.isComplete(0)).isTrue();
      assertThat(record.isComplete(1)).isFalse();
      assertThat(record.isComplete()).isFalse();

      trials.subList(2, 20).forEach(trial -> record.unanswered(trial, skipped()));
      assertThat(record.isComplete()).isTrue();
    }
  }

  @Test
  void whatTheProvidersFilterWithheldIsRefusedAndCountedApart() {
    Experiment experiment = Runs.ten(folder);
    try (RunRecord record = record(experiment)) {
      experiment.trials().limit(4).forEach(planned -> record.answered(filtered(planned.trial())));

      ExperimentResult result =
          record.result(GateLimits.DEFAULTS, "", Instant.EPOCH, Duration.ofSeconds(2));

      assertThat(result.monitored())
          .isEqualTo(new TierTally(experiment.scenario().monitored(), 0, 2, 0, 8, 2));
      assertThat(result.usage()).isEqualTo(new TokenUsage(20, 4));
      assertThat(result.duration()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  private RunRecord record(Experiment experiment) {
    return new RunRecord(
        experiment,
        new Scoring(experiment.scenario(), "offline"),
        new TranscriptLog(folder.resolve("log.jsonl")));
  }

  private static Transcript filtered(Trial trial) {
    return new Transcript(
        trial,
        Transcripts.PROMPT,
        new Completion("", "", FinishReason.CONTENT_FILTER, new TokenUsage(5, 1), Duration.ZERO),
        Optional.empty());
  }

  private static ModelException skipped() {
    return new ModelException(ModelException.Remedy.SKIP_TRIAL, "It will not", "Give up");
  }
}
