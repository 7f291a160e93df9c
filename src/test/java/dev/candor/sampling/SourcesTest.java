package dev.candor.sampling;

import static dev.candor.transcript.Transcripts.answered;
import static dev.candor.transcript.Transcripts.planned;
import static dev.candor.transcript.Transcripts.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.Environment;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.price.PriceTable;
import dev.candor.transcript.TranscriptLog;
import dev.candor.transcript.TranscriptStore.Claim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1, 100, OptionalLong.empty());
  private static final Environment EMPTY = variable -> Optional.empty();

  @TempDir private Path folder;

  @Test
  void aRecordingAnswersWhatItHolds() {
    try (Source source = replay()) {
      assertThat(source.store().claim(List.of(planned(trial("1"))))).containsExactly(Claim.STORED);
      assertThat(source.store().read(List.of(planned(trial("1")))))
          .containsExactly(Optional.of(answered(trial("1"), "yes")));
      assertThat(source.spending().spentUsd()).hasValue(0);
    }
  }

  @Test
  void aTrialThatARecordingLacksIsSkippedAndNamed() {
    try (Source source = replay()) {
      assertThatThrownBy(() -> source.respondent().answer(planned(trial("1", "paid", 2))).join())
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
    try (Source source = open("sim:helpful-only")) {
      assertThat(source.respondent()).isInstanceOf(LiveRespondent.class);
      assertThat(source.respondent().answer(planned(trial("1"))).join().trial())
          .isEqualTo(trial("1"));
    }
  }

  @Test
  void aProviderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> open("simm:helpful-only"))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("simm");
  }

  private Source replay() {
    Path file = folder.resolve("c.jsonl");
    try (TranscriptLog log = new TranscriptLog(file)) {
      log.append(answered(trial("1"), "yes"));
    }
    return open("replay:" + file);
  }

  @Test
  void runsOnOneModelShareItsLimitAndModelsDoNot() {
    Sources sources = sources(OptionalDouble.empty());

    CallLimit limit = sources.open(ModelSpec.parse("sim:helpful-only"), SETTINGS).limit();

    assertThat(sources.open(ModelSpec.parse("sim:helpful-only"), SETTINGS).limit()).isSameAs(limit);
    assertThat(sources.open(ModelSpec.parse("sim:observer"), SETTINGS).limit()).isNotSameAs(limit);
    sources.close();
  }

  @Test
  void aBudgetIsRefusedWhereThePriceIsNotKnown() {
    assertThatThrownBy(
            () ->
                sources(OptionalDouble.of(5))
                    .open(ModelSpec.parse("openai:nobody-knows@http://localhost:1"), SETTINGS))
        .isInstanceOf(CandorException.class)
        .hasMessage(
            "candor.budget.usd cannot be held: the price of openai:nobody-knows@http://localhost:1"
                + " is not known. Put it into a price table of your own and name that in"
                + " candor.prices.");
  }

  @Test
  void recordingsOpenNoStore() {
    Sources sources = sources(OptionalDouble.empty());

    sources.open(ModelSpec.parse("demo"), SETTINGS).close();
    sources.close();

    assertThat(folder).isEmptyDirectory();
  }

  private Source open(String spec) {
    return sources(OptionalDouble.empty()).open(ModelSpec.parse(spec), SETTINGS);
  }

  private Sources sources(OptionalDouble budget) {
    return new Sources(
        4, folder.resolve("transcripts.db").toString(), budget, PriceTable.bundled(), EMPTY);
  }
}
