package dev.candor.sampling;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings the answers to all trials of a plan: those that a store has from there, the others from a
 * respondent, several at once, and each kept before it is handed over.
 *
 * <p>What is missing is asked first; answers from the store are read beside it, so that a run that
 * goes on after a stop does not wait for its own past, unless that past may suffice. Memory does
 * not grow with the plan but for a bit or two per trial.
 */
public final class Sampler {

  /** Answers on their way from the server through the store to the sink, beyond those asked. */
  private static final int MOST_ON_THE_WAY = 512;

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** So many trials given up one after the other, and the server will answer none. */
  private static final int GIVEN_UP_IN_A_ROW = 20;

  private final Source source;
  private final Respondent respondent;
  private final TranscriptStore store;

  /** A sampler of this source. */
  public Sampler(Source source) {
    this.source = source;
    this.respondent = source.respondent();
    this.store = source.store();
  }

  /**
   * Brings all answers, and returns when each is handed over or given up, or when the sink is
   * satisfied and no trial is in flight any more.
   *
   * @param plan what to ask
   * @param sink takes the answers; what it throws ends the run
   * @throws CandorException if the run has to stop before the end, with the reason
   * @throws InterruptedException if the thread is interrupted; trials in flight are abandoned
   */
  public void sample(TrialPlan plan, TrialSink sink) throws InterruptedException {
    try (Sampling sampling = new Sampling(plan, sink)) {
      sampling.run();
    }
  }

  /** One run through a plan. */
  private final class Sampling implements AutoCloseable {

    private final TrialPlan plan;
    private final TrialSink sink;
    private final int width;
    private final Semaphore onTheWay;
    private final ExecutorService handlers = Workers.handlers();
    private final Recall recall;
    private final Claims claims;
    private final AtomicReference<Throwable> reason = new AtomicReference<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger givenUpInARow = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread endOfProcess = new Thread(this::stopWithProcess, "candor-stop");

    Sampling(TrialPlan plan, TrialSink sink) {
      this.plan = plan;
      this.sink = sink;
      // What is on the way when the sink has enough was asked in vain.
      this.width = source.limit().most() + (sink.maySuffice() ? 0 : MOST_ON_THE_WAY);
      this.onTheWay = new Semaphore(width);
      this.recall = new Recall(store, plan, sink, this::stop);
      this.claims = new Claims(store, plan, source.limit().most());
    }

    void run() throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(endOfProcess);
      while (!isDone() && claims.hasNext(this::isDone)) {
        Claims.Batch batch = next();
        if (batch == null) {
          break;
        }
        recall.add(batch.stored());
        if (sink.maySuffice() && batch.stored().length > 0) {
          recall.awaitIdle();
          sink.awaitCounted();
        }
        for (Claims.Claimed claimed : batch.ours()) {
          if (isDone()) {
            break;
          }
          ask(claimed.number(), claimed.trial());
        }
        if (claims.isWaiting()) {
          // What is left is being asked elsewhere.
          stop.await(Claims.LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      finish();
      rethrow(reason.get());
    }

    private Claims.@Nullable Batch next() throws InterruptedException {
      try {
        return claims.next();
      } catch (CandorException e) {
        stop(e);
        return null;
      }
    }

    private void ask(int number, PlannedTrial trial) throws InterruptedException {
      if (!waitForPlaceOnTheWay()) {
        return;
      }
      boolean called = false;
      try {
        waitAsLongAsTheServerSays();
        source.spending().reserve(trial.prompt(), this::isDone);
        called = call(number, trial);
      } catch (ModelException overBudget) {
        stop(overBudget);
      } finally {
        if (!called) {
          onTheWay.release();
        }
      }
    }

    private boolean waitForPlaceOnTheWay() throws InterruptedException {
      boolean taken = false;
      while (!taken && !isDone()) {
        taken = onTheWay.tryAcquire(CallLimit.LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
      }
      return taken;
    }

    /**
     * Makes the call that its price is reserved for, unless the run has come to its stop.
     *
     * @return whether it was made, so that its end gives back all it holds
     */
    private boolean call(int number, PlannedTrial trial) throws InterruptedException {
      @Nullable Runnable room = null;
      try {
        room = source.limit().acquire(this::isDone);
        if (room != null && isDone()) {
          room.run();
          room = null;
        }
      } finally {
        if (room == null) {
          source.spending().unanswered(trial.prompt());
        }
      }
      if (room == null) {
        return false;
      }
      Runnable given = room;
      answer(trial)
          .whenComplete(
              (transcript, failure) -> {
                ModelException reason = transcript == null ? asModelException(failure) : null;
                if (reason != null && reason.remedy() == Remedy.STOP_RUN) {
                  stop(reason); // before there is room for another
                }
                given.run();
                end(number, trial, transcript, reason);
              });
      return true;
    }

    private void end(
        int number,
        PlannedTrial trial,
        @Nullable Transcript transcript,
        @Nullable ModelException reason) {
      try {
        if (transcript != null) {
          keep(number, trial, transcript);
        } else {
          source.spending().unanswered(trial.prompt());
          handlers.execute(() -> giveUp(number, trial, reason));
        }
      } catch (RuntimeException | Error e) {
        // The future that brought the answer would swallow it, and the run wait for ever.
        stop(e);
        onTheWay.release();
      }
    }

    private CompletableFuture<Transcript> answer(PlannedTrial trial) {
      try {
        return respondent.answer(trial);
      } catch (RuntimeException | Error e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    private void waitAsLongAsTheServerSays() throws InterruptedException {
      Duration pause = respondent.pause();
      if (!pause.isZero()) {
        stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      }
    }

    /** On disk before anyone can see it: nothing that was paid for is lost. */
    private void keep(int number, PlannedTrial trial, Transcript transcript) {
      source.spending().answered(trial.prompt(), transcript.completion().usage());
      givenUpInARow.set(0);
      store
          .save(trial, transcript)
          .whenComplete((kept, failure) -> claims.ended(number))
          .whenCompleteAsync(
              (kept, failure) ->
                  handOver(
                      () -> {
                        if (failure != null) {
                          throw asUnchecked(cause(failure));
                        }
                        sink.answered(number, transcript, TrialSink.Origin.ASKED);
                      }),
              handlers);
    }

    private void giveUp(int number, PlannedTrial trial, ModelException failure) {
      handOver(
          () -> {
            store.release(List.of(trial));
            claims.ended(number);
            if (failure.remedy() == Remedy.STOP_RUN) {
              return; // never asked, as it were
            }
            sink.unanswered(number, failure);
            if (failure.remedy() == Remedy.RETRY
                && givenUpInARow.incrementAndGet() >= GIVEN_UP_IN_A_ROW) {
              throw new ModelException(
                  Remedy.STOP_RUN,
                  GIVEN_UP_IN_A_ROW
                      + " trials one after the other stay unanswered, the last because: "
                      + failure.getMessage().replaceFirst("\\.$", ""),
                  "Run again when the server answers: what was answered is kept");
            }
          });
    }

    private void handOver(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        // An error too: the future would swallow it, and with it the trial.
        stop(e);
      } finally {
        onTheWay.release();
      }
    }

    /** Whether there is nothing more to ask, for good or bad. */
    private boolean isDone() {
      return isStopped() || sink.isSatisfied();
    }

    private boolean isStopped() {
      return stop.getCount() == 0;
    }

    private void stop(Throwable why) {
      if (why instanceof ModelException && sink.isSatisfied()) {
        return; // whatever befalls trials that nobody needs
      }
      if (reason.compareAndSet(null, why)) {
        stop.countDown();
        respondent.stop();
      }
    }

    /** Calls in flight are paid for: they may end, but a run that has to stop waits no longer. */
    private void finish() throws InterruptedException {
      boolean allEnded = false;
      while (!allEnded && !isStopped()) {
        if (sink.isSatisfied()) {
          respondent.stop(); // calls in flight may end, but are not repeated
        }
        allEnded = onTheWay.tryAcquire(width, 1, TimeUnit.SECONDS);
      }
      if (!allEnded) {
        onTheWay.tryAcquire(width, GRACE.toSeconds(), TimeUnit.SECONDS);
      }
      if (isDone()) {
        recall.stop();
      } else {
        recall.finish();
      }
    }

    /** Ctrl-C, or a build that is called off: what is in flight is paid for, so it may end. */
    private void stopWithProcess() {
      stop(
          new CandorException(
              "The process was told to end",
              "Run again to go on: what was answered is kept and not asked anew"));
      try {
        closed.await(GRACE.toSeconds() + 1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      recall.stop();
      handlers.shutdown();
      claims.close();
      closed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(endOfProcess);
      } catch (IllegalStateException e) {
        // The process is ending, and this is what it waits for.
      }
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static void rethrow(@Nullable Throwable reason) {
    if (reason != null) {
      throw asUnchecked(reason);
    }
  }

  /** The failure itself, if it can be thrown; throws it if it is an error. */
  private static RuntimeException asUnchecked(Throwable failure) {
    if (failure instanceof Error e) {
      throw e;
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }

  private static ModelException asModelException(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : cause(failure);
    if (cause instanceof ModelException known) {
      return known;
    }
    return new ModelException(
        Remedy.STOP_RUN,
        "A provider failed in a way that it should have explained: " + cause,
        "Report this as a bug of the provider",
        cause == null ? new IllegalStateException("neither answer nor failure") : cause);
  }
}
