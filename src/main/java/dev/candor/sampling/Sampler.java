package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.transcript.Transcript;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a stream of trials, several at once, and hands every answer over as it comes.
 *
 * <p>Trials are drawn only when there is room to ask them, so a run of any length is never held in
 * memory.
 */
public final class Sampler {

  private final Respondent respondent;
  private final int concurrency;

  /**
   * A sampler.
   *
   * @param respondent who answers
   * @param concurrency most trials in flight, at least 1; a respondent may want fewer
   */
  public Sampler(Respondent respondent, int concurrency) {
    this.respondent = respondent;
    this.concurrency = Math.min(concurrency, respondent.maxConcurrency());
  }

  /**
   * Asks all trials and returns when each is answered or given up.
   *
   * @param trials what to ask
   * @param sink takes the answers; what it throws ends the run
   * @throws ModelException if the run has to stop before the end, with the reason
   * @throws InterruptedException if the thread is interrupted; trials in flight are abandoned
   */
  public void sample(Iterator<PlannedTrial> trials, TrialSink sink) throws InterruptedException {
    Semaphore room = new Semaphore(concurrency);
    AtomicReference<Throwable> stop = new AtomicReference<>();
    while (trials.hasNext()) {
      room.acquire();
      if (stop.get() != null) {
        room.release();
        break;
      }
      PlannedTrial next = trials.next();
      ask(next)
          .whenComplete(
              (transcript, failure) -> {
                try {
                  handOver(next, transcript, failure, sink);
                } catch (RuntimeException | Error e) {
                  // An error too: the future would swallow it, and with it the trial.
                  stop.compareAndSet(null, e);
                } finally {
                  room.release();
                }
              });
    }
    room.acquire(concurrency);
    rethrow(stop.get());
  }

  private CompletableFuture<Transcript> ask(PlannedTrial next) {
    try {
      return respondent.answer(next.trial(), next.prompt());
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void rethrow(@Nullable Throwable reason) {
    if (reason instanceof Error e) {
      throw e;
    }
    if (reason instanceof RuntimeException e) {
      throw e;
    }
  }

  private static void handOver(
      PlannedTrial asked,
      @Nullable Transcript transcript,
      @Nullable Throwable failure,
      TrialSink sink) {
    if (transcript != null) {
      sink.answered(transcript);
      return;
    }
    ModelException reason = asModelException(failure);
    if (reason.remedy() == ModelException.Remedy.STOP_RUN) {
      throw reason;
    }
    sink.unanswered(asked.trial(), reason);
  }

  private static ModelException asModelException(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ModelException known) {
      return known;
    }
    return new ModelException(
        ModelException.Remedy.STOP_RUN,
        "A provider failed in a way that it should have explained: " + cause,
        "Report this as a bug of the provider",
        cause == null ? new IllegalStateException("neither answer nor failure") : cause);
  }
}
