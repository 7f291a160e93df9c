package dev.candor.sampling;

import static dev.candor.sampling.ScriptedRespondent.failure;
import static dev.candor.sampling.ScriptedRespondent.saying;
import static dev.candor.transcript.Transcripts.PROMPT;
import static dev.candor.transcript.Transcripts.answered;
import static dev.candor.transcript.Transcripts.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SamplerTest {

  private final Collected sink = new Collected();

  @ParameterizedTest
  @CsvSource({"1, 100, 1", "4, 100, 4", "100, 4, 4"})
  void asManyAreInFlightAsAreAllowedAndNeverMore(int concurrency, int wanted, int most)
      throws InterruptedException {
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    // Nobody answers before as many are asked as may be: were it fewer, this would never end.
    CyclicBarrier full = new CyclicBarrier(most);
    ExecutorService servers = Executors.newFixedThreadPool(most);
    try {
      ScriptedRespondent respondent =
          new ScriptedRespondent(
              trial -> {
                seen.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                return CompletableFuture.supplyAsync(
                    () -> {
                      await(full);
                      inFlight.decrementAndGet();
                      return answered(trial, "yes");
                    },
                    servers);
              });

      new Sampler(respondent.wanting(wanted), concurrency).sample(planned(trials(40)), sink);
    } finally {
      servers.shutdown();
    }

    assertThat(seen).hasValue(most);
    assertThat(sink.answered).hasSize(40);
  }

  @Test
  void everyTrialIsHandedOverExactlyOnce() throws InterruptedException {
    List<Trial> trials = trials(200);
    ExecutorService servers = Executors.newFixedThreadPool(8);
    try {
      ScriptedRespondent respondent =
          new ScriptedRespondent(
              trial ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        if (isThird(trial)) {
                          throw new ModelException(Remedy.SKIP_TRIAL, "It will not", "Give up");
                        }
                        return answered(trial, "yes");
                      },
                      servers));

      new Sampler(respondent, 8).sample(planned(trials), sink);

      assertThat(respondent.asked()).isEqualTo(trials);
    } finally {
      servers.shutdown();
    }
    assertThat(sink.answered)
        .containsExactlyInAnyOrderElementsOf(trials.stream().filter(t -> !isThird(t)).toList());
    assertThat(sink.unanswered)
        .containsExactlyInAnyOrderElementsOf(trials.stream().filter(SamplerTest::isThird).toList());
  }

  @Test
  void whatRetriesDidNotMendIsGivenUpAndTheRunGoesOn() throws InterruptedException {
    new Sampler(new ScriptedRespondent(t -> failure(Remedy.RETRY)), 4)
        .sample(planned(trials(5)), sink);

    assertThat(sink.unanswered).containsExactlyInAnyOrderElementsOf(trials(5));
    assertThat(sink.reasons)
        .allSatisfy(reason -> assertThat(reason).hasMessage("The server is down. Start it."));
  }

  @Test
  void nothingToAskIsDoneAtOnce() throws InterruptedException {
    new Sampler(saying(t -> "yes"), 4).sample(planned(List.of()), sink);

    assertThat(sink.answered).isEmpty();
  }

  @Test
  void aReasonToStopIsThrownAndNoFurtherTrialDrawn() {
    Iterator<PlannedTrial> trials = planned(trials(10));
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial ->
                number(trial) == 3
                    ? failure(Remedy.STOP_RUN)
                    : CompletableFuture.completedFuture(answered(trial, "yes")));

    assertThatThrownBy(() -> new Sampler(respondent, 4).sample(trials, sink))
        .isInstanceOf(ModelException.class)
        .hasMessage("The server is down. Start it.");

    assertThat(sink.answered).isEqualTo(trials(2));
    assertThat(sink.unanswered).isEmpty();
    assertThat(respondent.asked()).isEqualTo(trials(3));
    assertThat(number(trials.next().trial())).isEqualTo(4);
  }

  @Test
  void noTrialIsDrawnWhereTheReasonToStopComesWhileWaitingForRoom() {
    Thread drawing = Thread.currentThread();
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial ->
                CompletableFuture.supplyAsync(
                    () -> {
                      while (drawing.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                      }
                      throw new ModelException(Remedy.STOP_RUN, "The key is wrong", "Mend it");
                    }));

    assertThatThrownBy(() -> new Sampler(respondent, 1).sample(planned(trials(10)), sink))
        .hasMessage("The key is wrong. Mend it.");

    assertThat(respondent.asked()).hasSize(1);
  }

  @Test
  void whatIsInFlightIsStillHandedOverBeforeTheReasonIsThrown() {
    List<CompletableFuture<Transcript>> open = new ArrayList<>();
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              if (number(trial) < 3) {
                open.add(new CompletableFuture<>());
                return open.get(open.size() - 1);
              }
              CompletableFuture.runAsync(
                  () -> {
                    open.get(0).complete(answered(trials(1).get(0), "late"));
                    open.get(1).complete(answered(trials(2).get(1), "late"));
                  });
              return failure(Remedy.STOP_RUN);
            });

    assertThatThrownBy(() -> new Sampler(respondent, 8).sample(planned(trials(10)), sink))
        .isInstanceOf(ModelException.class);

    assertThat(sink.answered).containsExactlyInAnyOrderElementsOf(trials(2));
  }

  @Test
  void aSinkThatFailsEndsTheRun() {
    ScriptedRespondent respondent = saying(trial -> "yes");

    assertThatThrownBy(
            () ->
                new Sampler(respondent, 2)
                    .sample(
                        planned(trials(10)),
                        failing(new IllegalStateException("the disk is full"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");

    assertThat(respondent.asked()).hasSize(1);
  }

  @Test
  void anErrorInTheSinkEndsTheRunToo() {
    ScriptedRespondent respondent = saying(trial -> "yes");

    assertThatThrownBy(
            () ->
                new Sampler(respondent, 2)
                    .sample(planned(trials(10)), failing(new StackOverflowError("too deep"))))
        .isInstanceOf(StackOverflowError.class);

    assertThat(respondent.asked()).hasSize(1);
  }

  @Test
  void aFailureThatIsNoModelExceptionStopsTheRunWithItsName() {
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> CompletableFuture.failedFuture(new CancellationException("enough")));

    assertThatThrownBy(() -> new Sampler(respondent, 2).sample(planned(trials(10)), sink))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("java.util.concurrent.CancellationException: enough")
        .hasMessageContaining("bug of the provider");
  }

  @Test
  void aRespondentThatThrowsOrBringsNothingStopsTheRunAsWell() {
    for (ScriptedRespondent respondent :
        List.of(
            new ScriptedRespondent(
                trial -> {
                  throw new IllegalStateException("broken");
                }),
            new ScriptedRespondent(
                trial -> {
                  throw new StackOverflowError("too deep");
                }),
            new ScriptedRespondent(
                trial -> new CompletableFuture<Transcript>().completeAsync(() -> null)))) {
      assertThatThrownBy(() -> new Sampler(respondent, 1).sample(planned(trials(10)), sink))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("bug of the provider");
    }
  }

  @Test
  void anInterruptEndsTheRunWhileAnswersAreStillOpen() {
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              Thread.currentThread().interrupt();
              return new CompletableFuture<>();
            });

    assertThatThrownBy(() -> new Sampler(respondent, 4).sample(planned(trials(10)), sink))
        .isInstanceOf(InterruptedException.class);

    assertThat(respondent.asked()).hasSize(1);
    assertThat(sink.answered).isEmpty();
  }

  private static boolean isThird(Trial trial) {
    return number(trial) % 3 == 0;
  }

  private static int number(Trial trial) {
    return Integer.parseInt(trial.request().id());
  }

  private static Iterator<PlannedTrial> planned(List<Trial> trials) {
    return trials.stream().map(trial -> new PlannedTrial(trial, PROMPT)).iterator();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  private static TrialSink failing(Throwable failure) {
    return new TrialSink() {
      @Override
      public void answered(Transcript transcript) {
        if (failure instanceof Error e) {
          throw e;
        }
        throw (RuntimeException) failure;
      }

      @Override
      public void unanswered(Trial trial, ModelException reason) {
        throw new AssertionError("every trial is answered here");
      }
    };
  }

  private static final class Collected implements TrialSink {

    private final List<Trial> answered = Collections.synchronizedList(new ArrayList<>());
    private final List<Trial> unanswered = Collections.synchronizedList(new ArrayList<>());
    private final List<ModelException> reasons = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void answered(Transcript transcript) {
      answered.add(transcript.trial());
    }

    @Override
    public void unanswered(Trial trial, ModelException reason) {
      unanswered.add(trial);
      reasons.add(reason);
    }
  }
}
