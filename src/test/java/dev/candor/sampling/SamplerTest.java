package dev.candor.sampling;

import static dev.candor.sampling.ScriptedRespondent.failure;
import static dev.candor.sampling.ScriptedRespondent.saying;
import static dev.candor.transcript.Transcripts.answered;
import static dev.candor.transcript.Transcripts.planned;
import static dev.candor.transcript.Transcripts.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.transcript.MemoryStore;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Transcripts;
import dev.candor.transcript.Trial;
import java.util.ArrayList;
import java.util.Collections;
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
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SamplerTest {

  private final Collected sink = new Collected();
  private final MemoryStore store = new MemoryStore();

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void asManyAreInFlightAsAreAllowedAndNeverMore(int most) throws InterruptedException {
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

      sample(respondent, most, trials(40));
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

      sample(respondent, 8, trials);

      assertThat(respondent.asked()).isEqualTo(trials);
    } finally {
      servers.shutdown();
    }
    assertThat(sink.answered)
        .containsExactlyInAnyOrderElementsOf(trials.stream().filter(t -> !isThird(t)).toList());
    assertThat(sink.unanswered)
        .containsExactlyInAnyOrderElementsOf(trials.stream().filter(SamplerTest::isThird).toList());
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void aSinkThatHasEnoughIsAskedForNoMoreAndWhatIsInFlightIsKept() throws InterruptedException {
    ScriptedRespondent respondent = saying(trial -> "yes");
    Collected enough = enoughAfter(10);

    sample(respondent, 4, trials(200), enough);

    assertThat(enough.answered).hasSizeBetween(10, 14);
    assertThat(respondent.asked()).hasSameSizeAs(enough.answered);
    assertThat(store.kept()).hasSameSizeAs(enough.answered);
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void aSinkThatHasEnoughWithWhatIsStoredIsAskedForNothing() throws InterruptedException {
    sample(saying(trial -> "yes"), 4, trials(40));
    ScriptedRespondent respondent = saying(trial -> "no");
    Collected enough = enoughAfter(30);

    sample(respondent, 4, trials(200), enough);

    assertThat(respondent.asked()).isEmpty();
  }

  @Test
  void failuresOfWhatNobodyNeedsAnyMoreAreNoReasonToStop() throws InterruptedException {
    List<CompletableFuture<Transcript>> late = new ArrayList<>();
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              if (trial.request().id().equals("1")) {
                CompletableFuture<Transcript> future = new CompletableFuture<>();
                late.add(future);
                return future;
              }
              return CompletableFuture.completedFuture(answered(trial, "yes"));
            });
    Collected enough =
        new Collected() {
          @Override
          public boolean maySuffice() {
            return true;
          }

          @Override
          public boolean isSatisfied() {
            boolean satisfied = answered.size() >= 5;
            if (satisfied) {
              late.forEach(
                  future ->
                      future.completeExceptionally(
                          new ModelException(Remedy.STOP_RUN, "It is down", "Start it")));
            }
            return satisfied;
          }
        };

    sample(respondent, 4, trials(200), enough);

    assertThat(enough.answered).hasSizeBetween(5, 9);
  }

  private static Collected enoughAfter(int answers) {
    return new Collected() {
      @Override
      public boolean maySuffice() {
        return true;
      }

      @Override
      public boolean isSatisfied() {
        return answered.size() >= answers;
      }
    };
  }

  @Test
  void anAnswerIsKeptBeforeItIsHandedOver() throws InterruptedException {
    sample(
        saying(trial -> "yes"),
        4,
        trials(50),
        new Collected() {
          @Override
          public void answered(int number, Transcript transcript, Origin origin) {
            assertThat(store.kept()).contains(transcript);
            super.answered(number, transcript, origin);
            sink.answered(number, transcript, origin);
          }
        });

    assertThat(sink.answered).hasSize(50);
  }

  @Test
  void anErrorWhileAnAnswerIsKeptEndsTheRun() {
    store.breakWith(new OutOfMemoryError("no room for the line"));

    assertThatThrownBy(() -> sample(saying(trial -> "yes"), 4, trials(50)))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(sink.answered).isEmpty();
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void claimsOfCallsThatAStopHasCutOffAreGivenBack() {
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial ->
                trial.equals(trials(8).get(7))
                    ? failure(Remedy.STOP_RUN)
                    : new CompletableFuture<>()); // never ends

    assertThatThrownBy(() -> sample(respondent, 8, trials(8))).isInstanceOf(ModelException.class);
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void whatTheStoreHasIsReadAndNotAsked() throws InterruptedException {
    List<Trial> trials = trials(500);
    trials.stream().filter(t -> !isThird(t)).forEach(this::keep);
    ScriptedRespondent respondent = saying(trial -> "asked");

    sample(respondent, 4, trials);

    assertThat(respondent.asked()).isEqualTo(trials.stream().filter(SamplerTest::isThird).toList());
    assertThat(sink.answered).containsExactlyInAnyOrderElementsOf(trials);
    assertThat(sink.stored)
        .isEqualTo(trials.stream().filter(t -> !isThird(t)).toList())
        .hasSize(334);
  }

  @Test
  void whatIsMissingIsAskedWhileTheStoredAnswersAreStillBeingRead() throws InterruptedException {
    List<Trial> trials = trials(2000);
    trials.subList(0, 1999).forEach(this::keep);
    CompletableFuture<Void> asked = new CompletableFuture<>();
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              asked.complete(null);
              return CompletableFuture.completedFuture(Transcripts.answered(trial, "yes"));
            });

    sample(
        respondent,
        4,
        trials,
        new Collected() {
          @Override
          public void answered(int number, Transcript transcript, Origin origin) {
            // Nothing is counted before the last trial is asked: were it the other way round,
            // this would never end.
            asked.join();
            sink.answered(number, transcript, origin);
          }
        });

    assertThat(sink.answered).hasSize(2000);
  }

  @Test
  void whatSomebodyElseIsAskingIsWaitedForAndReadFromTheStore() throws InterruptedException {
    List<Trial> trials = trials(60);
    List<Trial> elsewhere = trials.subList(10, 30);
    elsewhere.forEach(trial -> store.claimElsewhere(planned(trial)));
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              if (number(trial) == 60) {
                elsewhere.forEach(this::keep);
              }
              return CompletableFuture.completedFuture(answered(trial, "ours"));
            });

    sample(respondent, 4, trials);

    assertThat(respondent.asked()).hasSize(40).doesNotContainAnyElementsOf(elsewhere);
    assertThat(sink.stored).isEqualTo(elsewhere);
    assertThat(sink.answered).containsExactlyInAnyOrderElementsOf(trials);
  }

  @Test
  void whatSomebodyElseGivesBackIsAskedHere() throws InterruptedException {
    List<Trial> trials = trials(60);
    store.claimElsewhere(planned(trials.get(3)));
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> {
              if (number(trial) == 60) {
                store.releaseElsewhere(planned(trials.get(3)));
              }
              return CompletableFuture.completedFuture(answered(trial, "ours"));
            });

    sample(respondent, 4, trials);

    assertThat(respondent.asked()).containsExactlyInAnyOrderElementsOf(trials);
    assertThat(sink.stored).isEmpty();
  }

  @Test
  void whatRetriesDidNotMendIsGivenUpAndTheRunGoesOn() throws InterruptedException {
    sample(new ScriptedRespondent(t -> failure(Remedy.RETRY)), 4, trials(5));

    assertThat(sink.unanswered).containsExactlyInAnyOrderElementsOf(trials(5));
    assertThat(sink.reasons)
        .allSatisfy(reason -> assertThat(reason).hasMessage("The server is down. Start it."));
  }

  @Test
  void aServerThatAnswersNothingAtAllEndsTheRun() {
    ScriptedRespondent respondent = new ScriptedRespondent(t -> failure(Remedy.RETRY));

    assertThatThrownBy(() -> sample(respondent, 1, trials(1000)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("20 trials one after the other stay unanswered")
        .hasMessageContaining("The server is down. Start it.")
        .hasMessageEndingWith("what was answered is kept.");

    assertThat(respondent.asked()).hasSizeLessThan(1000);
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void promptsThatAServerWillNotAnswerAreNoReasonToEndTheRun() throws InterruptedException {
    sample(new ScriptedRespondent(t -> failure(Remedy.SKIP_TRIAL)), 4, trials(100));

    assertThat(sink.unanswered).hasSize(100);
  }

  @Test
  void nothingToAskIsDoneAtOnce() throws InterruptedException {
    sample(saying(t -> "yes"), 4, List.of());

    assertThat(sink.answered).isEmpty();
  }

  @Test
  void aReasonToStopIsThrownAndWhatWasClaimedIsGivenBack() {
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial ->
                number(trial) == 3
                    ? failure(Remedy.STOP_RUN)
                    : CompletableFuture.completedFuture(answered(trial, "yes")));

    assertThatThrownBy(() -> sample(respondent, 1, trials(1000)))
        .isInstanceOf(ModelException.class)
        .hasMessage("The server is down. Start it.");

    assertThat(sink.answered).containsExactlyInAnyOrderElementsOf(trials(2));
    assertThat(sink.unanswered).isEmpty();
    assertThat(respondent.asked()).isEqualTo(trials(3));
    assertThat(store.openClaims()).isZero();
  }

  @Test
  void noTrialIsAskedWhereTheReasonToStopComesWhileWaitingForRoom() {
    Thread drawing = Thread.currentThread();
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial ->
                CompletableFuture.supplyAsync(
                    () -> {
                      while (drawing.getState() != Thread.State.TIMED_WAITING) {
                        Thread.onSpinWait();
                      }
                      throw new ModelException(Remedy.STOP_RUN, "The key is wrong", "Mend it");
                    }));

    assertThatThrownBy(() -> sample(respondent, 1, trials(10)))
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

    assertThatThrownBy(() -> sample(respondent, 8, trials(10))).isInstanceOf(ModelException.class);

    assertThat(sink.answered).containsExactlyInAnyOrderElementsOf(trials(2));
  }

  @Test
  void aStoreThatFailsEndsTheRunInItsWords() {
    store.failWith(new CandorException("The disk is full", "Make room"));

    assertThatThrownBy(() -> sample(saying(trial -> "yes"), 2, trials(1000)))
        .isInstanceOf(CandorException.class)
        .hasMessage("The disk is full. Make room.");

    assertThat(sink.answered).isEmpty();
  }

  @Test
  void aSinkThatFailsEndsTheRun() {
    ScriptedRespondent respondent = saying(trial -> "yes");

    assertThatThrownBy(
            () ->
                sample(
                    respondent,
                    2,
                    trials(5000),
                    failing(new IllegalStateException("the disk is full"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");

    assertThat(respondent.asked()).hasSizeLessThan(5000);
  }

  @Test
  void anErrorInTheSinkEndsTheRunToo() {
    assertThatThrownBy(
            () ->
                sample(
                    saying(trial -> "yes"),
                    2,
                    trials(10),
                    failing(new StackOverflowError("too deep"))))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void aFailureThatIsNoModelExceptionStopsTheRunWithItsName() {
    ScriptedRespondent respondent =
        new ScriptedRespondent(
            trial -> CompletableFuture.failedFuture(new CancellationException("enough")));

    assertThatThrownBy(() -> sample(respondent, 2, trials(10)))
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
      assertThatThrownBy(() -> sample(respondent, 1, trials(10)))
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

    assertThatThrownBy(() -> sample(respondent, 4, trials(10)))
        .isInstanceOf(InterruptedException.class);

    assertThat(respondent.asked()).hasSize(1);
    assertThat(sink.answered).isEmpty();
  }

  private void sample(ScriptedRespondent respondent, int concurrency, List<Trial> trials)
      throws InterruptedException {
    sample(respondent, concurrency, trials, sink);
  }

  private void sample(
      ScriptedRespondent respondent, int concurrency, List<Trial> trials, TrialSink into)
      throws InterruptedException {
    new Sampler(respondent.source(store, concurrency)).sample(plan(trials), into);
  }

  private void keep(Trial trial) {
    store.save(planned(trial), answered(trial, "kept"));
  }

  private static TrialPlan plan(List<Trial> trials) {
    return new TrialPlan() {
      @Override
      public int size() {
        return trials.size();
      }

      @Override
      public PlannedTrial get(int number) {
        return planned(trials.get(number));
      }
    };
  }

  private static boolean isThird(Trial trial) {
    return number(trial) % 3 == 0;
  }

  private static int number(Trial trial) {
    return Integer.parseInt(trial.request().id());
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
      public void answered(int number, Transcript transcript, Origin origin) {
        if (failure instanceof Error e) {
          throw e;
        }
        throw (RuntimeException) failure;
      }

      @Override
      public void unanswered(int number, ModelException reason) {
        throw new AssertionError("every trial is answered here");
      }
    };
  }

  private static class Collected implements TrialSink {

    final List<Trial> answered = Collections.synchronizedList(new ArrayList<>());
    private final List<Trial> stored = Collections.synchronizedList(new ArrayList<>());
    private final List<Trial> unanswered = Collections.synchronizedList(new ArrayList<>());
    private final List<ModelException> reasons = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void answered(int number, Transcript transcript, Origin origin) {
      assertThat(number(transcript.trial())).isEqualTo(number + 1);
      answered.add(transcript.trial());
      if (origin == Origin.STORED) {
        stored.add(transcript.trial());
      }
    }

    @Override
    public void unanswered(int number, ModelException reason) {
      unanswered.add(trials(number + 1).get(number));
      reasons.add(reason);
    }
  }
}
