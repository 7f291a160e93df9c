package dev.candor.sampling;

import static dev.candor.sampling.ScriptedRespondent.failure;
import static dev.candor.sampling.ScriptedRespondent.saying;
import static dev.candor.transcript.Transcripts.PROMPT;
import static dev.candor.transcript.Transcripts.answered;
import static dev.candor.transcript.Transcripts.trial;
import static dev.candor.transcript.Transcripts.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.transcript.MemoryStore;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InquiryTest {

  private final MemoryStore store = new MemoryStore();

  @Test
  void everyQuestionGetsItsAnswerAndEachIsKept() {
    ScriptedRespondent respondent = saying(Trial::inWords);
    try (Inquiry inquiry = new Inquiry(respondent.source(store, 4))) {
      List<CompletableFuture<Inquiry.Answer>> answers =
          trials(300).stream().map(trial -> inquiry.ask(trial, PROMPT)).toList();

      assertThat(answers)
          .allSatisfy(
              answer ->
                  assertThat(text(answer)).isEqualTo(answer.join().transcript().trial().inWords()))
          .hasSize(300);
      assertThat(answers).allMatch(answer -> answer.join().asked());
    }
    assertThat(store.kept()).hasSize(300);
    assertThat(respondent.isClosed()).isTrue();
  }

  @Test
  void theSameQuestionIsAskedOnce() {
    CompletableFuture<Transcript> reply = new CompletableFuture<>();
    ScriptedRespondent respondent = new ScriptedRespondent(trial -> reply);
    try (Inquiry inquiry = new Inquiry(respondent.source(store, 4))) {
      CompletableFuture<Inquiry.Answer> first = inquiry.ask(trial("1"), PROMPT);
      CompletableFuture<Inquiry.Answer> second = inquiry.ask(trial("1"), PROMPT);
      reply.complete(answered(trial("1"), "yes"));

      assertThat(text(first)).isEqualTo("yes");
      assertThat(text(second)).isEqualTo("yes");
      assertThat(List.of(first.join().asked(), second.join().asked())).containsExactly(true, false);
      assertThat(text(inquiry.ask(trial("1"), PROMPT))).as("later").isEqualTo("yes");
    }
    assertThat(respondent.asked()).hasSize(1);
  }

  @Test
  void anAnswerOfAnEarlierInquiryIsNotAskedAgain() {
    try (Inquiry earlier = new Inquiry(saying(trial -> "yes").source(store, 4))) {
      earlier.ask(trial("1"), PROMPT).join();
    }
    ScriptedRespondent respondent = saying(trial -> "no");
    try (Inquiry inquiry = new Inquiry(respondent.source(store, 4))) {
      Inquiry.Answer answer = inquiry.ask(trial("1"), PROMPT).join();
      assertThat(answer.transcript().completion().text()).isEqualTo("yes");
      assertThat(answer.asked()).isFalse();
    }
    assertThat(respondent.asked()).isEmpty();
  }

  /** As votes do: were asking to wait for room, one place would never be free again. */
  @Test
  void whatFollowsAnAnswerMayAskTheNextQuestion() {
    try (Inquiry inquiry = new Inquiry(saying(trial -> "yes").source(store, 1))) {
      CompletableFuture<Inquiry.Answer> chain = inquiry.ask(trial("1", "free", 1), PROMPT);
      for (int sample = 2; sample <= 50; sample++) {
        Trial next = trial("1", "free", sample);
        chain = chain.thenCompose(answer -> inquiry.ask(next, PROMPT));
      }

      assertThat(chain.join().transcript().trial().sample()).isEqualTo(50);
    }
  }

  @Test
  void aQuestionThatStaysUnansweredFailsAlone() {
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial ->
                trial.request().id().equals("2")
                    ? failure(Remedy.SKIP_TRIAL)
                    : CompletableFuture.completedFuture(answered(trial, "yes")));
    try (Inquiry inquiry = new Inquiry(respondent.source(store, 4))) {
      CompletableFuture<Inquiry.Answer> failing = inquiry.ask(trial("2"), PROMPT);
      CompletableFuture<Inquiry.Answer> fine = inquiry.ask(trial("1"), PROMPT);

      assertThat(text(fine)).isEqualTo("yes");
      assertThatThrownBy(failing::join)
          .cause()
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("The server is down");
      assertThat(text(inquiry.ask(trial("3"), PROMPT))).isEqualTo("yes");
    }
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void aReasonToStopEndsEveryQuestionAndThoseToCome() {
    ScriptedRespondent respondent = new ScriptedRespondent(trial -> failure(Remedy.STOP_RUN));
    try (Inquiry inquiry = new Inquiry(respondent.source(store, 2))) {
      List<CompletableFuture<Inquiry.Answer>> answers =
          trials(20).stream().map(trial -> inquiry.ask(trial, PROMPT)).toList();

      for (CompletableFuture<Inquiry.Answer> answer : answers) {
        assertThatThrownBy(answer::join).hasMessageContaining("The server is down");
      }
      assertThatThrownBy(() -> inquiry.ask(trial("21"), PROMPT).join())
          .hasMessageContaining("The server is down");
    }
    assertThat(respondent.asked()).hasSizeLessThanOrEqualTo(2);
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void closingKeepsWhatIsInFlightAndFailsTheRest() {
    CompletableFuture<Transcript> reply = new CompletableFuture<>();
    CompletableFuture<Void> called = new CompletableFuture<>();
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              called.complete(null);
              return reply;
            });
    Inquiry inquiry = new Inquiry(respondent.source(store, 1));
    CompletableFuture<Inquiry.Answer> inFlight = inquiry.ask(trial("1"), PROMPT);
    called.join();
    CompletableFuture<Inquiry.Answer> waiting = inquiry.ask(trial("2"), PROMPT);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(inquiry::close);
    reply.complete(answered(trial("1"), "yes"));
    closing.join();

    assertThat(text(inFlight)).isEqualTo("yes");
    assertThat(store.kept()).contains(answered(trial("1"), "yes"));
    assertThat(waiting).isDone();
    assertThatThrownBy(() -> inquiry.ask(trial("3"), PROMPT).join())
        .cause()
        .isInstanceOf(CandorException.class);
    assertThat(store.openClaims()).isZero();
  }

  private static String text(CompletableFuture<Inquiry.Answer> answer) {
    return answer.join().transcript().completion().text();
  }
}
