package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStore.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a store does, whatever database it lies in. */
abstract class StoreContract {

  /** Opens the store of this test: the same one each time. */
  abstract TranscriptStore open();

  @Test
  void whatWasSavedIsReadAgain() {
    List<PlannedTrial> trials = Trials.some(3);
    Transcript answer = Trials.answer(trials.get(1));
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsOnly(Claim.OURS);
      store.save(trials.get(1), answer).join();
      assertThat(store.read(trials))
          .containsExactly(Optional.empty(), Optional.of(answer), Optional.empty());
    }
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsExactly(Claim.OURS, Claim.STORED, Claim.OURS);
      assertThat(store.read(trials.subList(1, 2))).containsExactly(Optional.of(answer));
    }
  }

  @Test
  void aClaimHoldsUntilItIsReleasedAnsweredOrItsStoreClosed() {
    PlannedTrial released = Trials.number(1);
    PlannedTrial answered = Trials.number(2);
    PlannedTrial abandoned = Trials.number(3);
    List<PlannedTrial> all = List.of(released, answered, abandoned);
    try (TranscriptStore other = open()) {
      try (TranscriptStore store = open()) {
        assertThat(store.claim(all)).containsOnly(Claim.OURS);
        assertThat(store.claim(all)).containsOnly(Claim.THEIRS);
        assertThat(other.claim(all)).containsOnly(Claim.THEIRS);
        other.release(all);
        assertThat(other.claim(all)).containsOnly(Claim.THEIRS);
        store.release(List.of(released));
        store.save(answered, Trials.answer(answered)).join();
        assertThat(other.claim(all)).containsExactly(Claim.OURS, Claim.STORED, Claim.THEIRS);
      }
      assertThat(other.claim(all)).containsExactly(Claim.THEIRS, Claim.STORED, Claim.OURS);
    }
  }

  @Test
  void aTrialThatIsInTheListTwiceIsOursOnce() {
    PlannedTrial trial = Trials.number(1);
    try (TranscriptStore store = open()) {
      assertThat(store.claim(List.of(trial, trial))).containsExactly(Claim.OURS, Claim.THEIRS);
    }
  }

  @Test
  void theFirstAnswerStays() {
    PlannedTrial trial = Trials.number(1);
    try (TranscriptStore store = open()) {
      store.save(trial, Trials.answer(trial, "first")).join();
      store.save(trial, Trials.answer(trial, "second")).join();
      assertThat(store.read(List.of(trial)).get(0).orElseThrow().completion().text())
          .isEqualTo("first");
    }
  }

  @Test
  void closingKeepsAllThatWasHandedOver() {
    List<PlannedTrial> trials = Trials.some(2000);
    List<CompletableFuture<Void>> saves = new ArrayList<>();
    try (TranscriptStore store = open()) {
      trials.forEach(trial -> saves.add(store.save(trial, Trials.answer(trial))));
    }
    CompletableFuture.allOf(saves.toArray(CompletableFuture[]::new)).join();
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsOnly(Claim.STORED);
    }
  }

  @Test
  void hostileTextComesBackAsItWas() {
    String hostile =
        "NUL \0, half a pair \uD83D, its other half \uDE00, '; DROP TABLE claim; -- \" \\ \r\n\t"
            + "\u2028 \u202E \uFFFF \uD83D\uDE00";
    PlannedTrial odd =
        Trials.planned("s" + hostile, "m" + hostile, "i" + hostile, "t" + hostile, 7);
    PlannedTrial large = Trials.number(2);
    List<Transcript> answers =
        List.of(Trials.answer(odd, hostile), Trials.answer(large, hostile + "\0'".repeat(500_000)));
    try (TranscriptStore store = open()) {
      store.save(odd, answers.get(0)).join();
      store.save(large, answers.get(1)).join();
      assertThat(store.read(List.of(odd, large)).stream().map(Optional::orElseThrow))
          .isEqualTo(answers);
    }
  }

  @Test
  void noTrialsAreNoWork() {
    try (TranscriptStore store = open()) {
      assertThat(store.claim(Collections.emptyList())).isEmpty();
      assertThat(store.read(Collections.emptyList())).isEmpty();
      store.release(Collections.emptyList());
    }
  }
}
