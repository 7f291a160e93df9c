package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.config.GateLimits;
import dev.candor.model.ModelException;
import dev.candor.sampling.Respondent;
import dev.candor.sampling.Sampler;
import dev.candor.transcript.TranscriptLog;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An experiment under way. It asks on a thread of its own, ahead of whoever reads; answers wait on
 * disk, so a run of any length is read in any order, several times, or not at all.
 *
 * <p>Safe for use by several threads.
 */
public final class ExperimentRun implements AutoCloseable {

  private final Experiment experiment;
  private final Supplier<Respondent> respondents;
  private final int concurrency;
  private final GateLimits limits;
  private final RunRecord record;
  private final Instant startedAt = Instant.now();
  private final Thread asking;

  // Guarded by the record's monitor: with one of its own, the thread that asks and the one that
  // waits would take the two in opposite order.
  private boolean opened;
  private boolean ended;
  private Instant endedAt = startedAt;
  private @Nullable CandorException stopped;
  private @Nullable ExperimentResult result;

  private ExperimentRun(
      Experiment experiment,
      Supplier<Respondent> respondents,
      Scoring scoring,
      int concurrency,
      GateLimits limits,
      TranscriptLog log) {
    this.experiment = experiment;
    this.respondents = respondents;
    this.concurrency = concurrency;
    this.limits = limits;
    this.record = new RunRecord(experiment, scoring, log);
    this.asking = new Thread(this::ask, "candor " + experiment);
    asking.setDaemon(true);
  }

  /**
   * Starts to ask.
   *
   * @param experiment what to ask
   * @param respondents opens who answers; called once, on the run's own thread, and closed with it
   * @param scoring classifies the answers
   * @param concurrency most trials in flight, at least 1
   * @param limits what the gate holds the model to
   * @param log keeps the transcripts; closed with the run
   */
  static ExperimentRun start(
      Experiment experiment,
      Supplier<Respondent> respondents,
      Scoring scoring,
      int concurrency,
      GateLimits limits,
      TranscriptLog log) {
    ExperimentRun run =
        new ExperimentRun(experiment, respondents, scoring, concurrency, limits, log);
    run.asking.start();
    return run;
  }

  /** What is being asked. */
  public Experiment experiment() {
    return experiment;
  }

  /**
   * Waits until the model is there to be asked.
   *
   * @throws CandorException if it cannot be opened, with the reason
   */
  public void awaitOpened() {
    synchronized (record) {
      await(() -> opened);
      if (!opened) {
        throw reasonForStopping();
      }
    }
  }

  /**
   * The outcome of a request, waited for if need be.
   *
   * @param index place of the request in data-set order, from 0
   * @throws CandorException if the run had to stop before this request was done, with the reason
   */
  public RequestOutcome outcome(int index) {
    synchronized (record) {
      await(() -> record.isComplete(index));
      if (!record.isComplete(index)) {
        throw reasonForStopping();
      }
    }
    return record.outcome(index);
  }

  /**
   * The result, once everything is asked. A run that had to stop has one too; its verdict is {@link
   * Verdict#INCONCLUSIVE} and names the reason.
   */
  public ExperimentResult result() {
    synchronized (record) {
      await(() -> false);
      if (result == null) {
        String reason = stopped == null ? "" : String.valueOf(stopped.getMessage());
        result = record.result(limits, reason, startedAt, Duration.between(startedAt, endedAt));
      }
      return result;
    }
  }

  /** Stops asking, if it still does; what was answered stays in the transcripts. */
  @Override
  public void close() {
    if (!record.isComplete()) {
      asking.interrupt();
    }
    try {
      asking.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    record.close();
  }

  private void ask() {
    CandorException reason = null;
    try (Respondent respondent = respondents.get()) {
      synchronized (record) {
        opened = true;
        record.notifyAll();
      }
      new Sampler(respondent, concurrency).sample(experiment.trials().iterator(), record);
    } catch (CandorException e) {
      reason = e;
    } catch (InterruptedException e) {
      reason = new CandorException("The run was interrupted", "Start it again");
    } catch (RuntimeException | Error e) {
      // Whatever it is: whoever waits for outcomes must hear of it.
      reason = new CandorException("The run broke: " + e, "Report this as a bug of Candor", e);
    }
    synchronized (record) {
      stopped = reason;
      endedAt = Instant.now();
      ended = true;
      record.notifyAll();
    }
  }

  private CandorException reasonForStopping() {
    return stopped != null
        ? stopped
        : new ModelException(
            ModelException.Remedy.STOP_RUN,
            "The run ended early",
            "Report this as a bug of Candor");
  }

  /** Waits for a condition or the run's end; the caller holds the monitor. */
  private void await(BooleanSupplier done) {
    try {
      while (!ended && !done.getAsBoolean()) {
        record.wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CandorException("Interrupted while waiting for answers", "Start it again", e);
    }
  }
}
