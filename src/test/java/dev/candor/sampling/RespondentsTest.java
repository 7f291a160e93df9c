package dev.candor.sampling;

import static dev.candor.transcript.Transcripts.PROMPT;
import static dev.candor.transcript.Transcripts.answered;
import static dev.candor.transcript.Transcripts.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.Environment;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.transcript.TranscriptLog;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RespondentsTest {

  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1, 100, OptionalLong.empty());
  private static final Environment EMPTY = variable -> Optional.empty();

  @TempDir private Path folder;

  @Test
  void aRecordingAnswersWhatItHolds() {
    try (Respondent respondent = replay()) {
      assertThat(respondent.answer(trial("1"), PROMPT).join())
          .isEqualTo(answered(trial("1"), "yes"));
      assertThat(respondent.maxConcurrency()).isEqualTo(1);
    }
  }

  @Test
  void aTrialThatARecordingLacksIsSkippedAndNamed() {
    try (Respondent respondent = replay()) {
      assertThatThrownBy(() -> respondent.answer(trial("1", "paid", 2), PROMPT).join())
          .cause()
          .isInstanceOfSatisfying(
              ModelException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.SKIP_TRIAL))
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("lacks the trial scenario story, request 1, tier paid, sample 2");
    }
  }

  @Test
  void aRecordingThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> open("replay:" + folder.resolve("none.jsonl")))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void everyOtherSpecOpensALiveModel() {
    try (Respondent respondent = open("sim:helpful-only")) {
      assertThat(respondent).isInstanceOf(LiveRespondent.class);
      assertThat(respondent.answer(trial("1"), PROMPT).join().trial()).isEqualTo(trial("1"));
    }
  }

  @Test
  void aProviderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> open("simm:helpful-only"))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("simm");
  }

  private Respondent replay() {
    Path file = folder.resolve("c.jsonl");
    try (TranscriptLog log = new TranscriptLog(file)) {
      log.append(answered(trial("1"), "yes"));
    }
    return open("replay:" + file);
  }

  private static Respondent open(String spec) {
    return Respondents.open(ModelSpec.parse(spec), SETTINGS, EMPTY);
  }
}
