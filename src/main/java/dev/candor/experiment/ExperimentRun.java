package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.config.GateLimits;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.Progress;
import dev.candor.sampling.Sampler;
import dev.candor.sampling.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An experiment under way. It asks on a thread of its own, ahead of whoever reads; answers wait in
 * the store, so a run of any length is read in any order, several times, or not at all.
 *
 * <p>Safe for use by several threads.
 */
public final class ExperimentRun implements AutoCloseable {

  /** How long a run that has to stop waits for the judge. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Experiment experiment;
  private final Supplier<Source> sources;
  private final ExperimentPlan plan;
  private final RunRecord record;
  private final Scoring scoring;
  private final Optional<LabelledScores> labels;
  private final Consumer<String> progress;
  private final UnaryOperator<String> foreign;
  private final Instant startedAt = Instant.now();
  private final Thread asking;

  // Guarded by the record's monitor: with one of its own, the thread that asks and the one that
  // waits would take the two in opposite order.
  private @Nullable Source source;
  private boolean ended;
  private Instant endedAt = startedAt;
  private @Nullable CandorException stopped;
  private @Nullable ExperimentResult result;

  private ExperimentRun(
      Experiment experiment,
      Supplier<Source> sources,
      Scoring scoring,
      Optional<LabelledScores> labels,
      GateLimits limits,
      Consumer<String> progress,
      UnaryOperator<String> foreign) {
    this.experiment = experiment;
    this.sources = sources;
    this.progress = progress;
    this.foreign = foreign;
    this.plan =
        new ExperimentPlan(experiment, (trial, prompt) -> source().respondent().key(trial, prompt));
    this.scoring = scoring;
    this.labels = labels;
    this.record = new RunRecord(experiment, scoring, plan, limits, () -> source().store());
    this.asking = new Thread(this::ask, "candor " + experiment);
    asking.setDaemon(true);
  }

  /**
   * Starts to ask.
   *
   * @param experiment what to ask
   * @param sources opens who answers; called once, on the run's own thread, and closed with it
   * @param scoring classifies the answers
   * @param labels labelled answers that tell of the scorer's errors, if there are any
   * @param limits what the gate holds the model to
   * @param progress takes a line now and then while the run lasts
   * @param foreign makes of a server's words what such a line may say
   */
  static ExperimentRun start(
      Experiment experiment,
      Supplier<Source> sources,
      Scoring scoring,
      Optional<LabelledScores> labels,
      GateLimits limits,
      Consumer<String> progress,
      UnaryOperator<String> foreign) {
    ExperimentRun run =
        new ExperimentRun(experiment, sources, scoring, labels, limits, progress, foreign);
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
      await(() -> source != null);
      if (source == null) {
        throw reasonForStopping();
      }
    }
  }

  /**
   * The outcome of a request, waited for if need be. A request that the verdict did not need is not
   * asked, and its outcome has no samples.
   *
   * @param index place of the request in the experiment's order, from 0
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
   * Why there are requests that were not asked; empty while all of them are to be.
   *
   * @return one sentence, without its full stop
   */
  public Optional<String> whyNotAsked() {
    return record.isSatisfied() ? Optional.of(record.whyLeftOut()) : Optional.empty();
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
        Duration duration = Duration.between(startedAt, endedAt);
        result = record.result(cost(), reason, startedAt, duration);
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
  }

  private void ask() {
    CandorException reason = null;
    try (Source opened = sources.get();
        Progress lines =
            new Progress(
                experiment.toString(),
                plan.size(),
                experiment.isSequential(),
                this::seen,
                progress)) {
      // Before the model is announced: a judge that cannot be asked is as bad as no model.
      scoring.open();
      synchronized (record) {
        source = opened;
        record.notifyAll();
      }
      if (labels.isPresent()) {
        labels.get().scoreBy(scoring);
        record.correctBy(labels.get());
      }
      sample(opened);
      lines.end();
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

  /** Asks all; and also where that ends early, what was answered and paid for is scored. */
  private void sample(Source opened) throws InterruptedException {
    try {
      new Sampler(opened).sample(plan, record);
    } catch (RuntimeException | Error e) {
      record.awaitScored(GRACE);
      throw e;
    }
    record.awaitScored();
  }

  private Source source() {
    synchronized (record) {
      if (source == null) {
        throw new IllegalStateException("nothing is asked before the source is open");
      }
      return source;
    }
  }

  private Cost cost() {
    if (source == null) {
      return Cost.NONE;
    }
    TokenUsage usage = record.usage();
    return new Cost(
        usage,
        record.uncounted(),
        source.spending().usd(usage),
        source.spending().spentUsd(),
        record.tally().stored(),
        source.respondent().retries(),
        scoring.judgeCost());
  }

  private Progress.Count seen() {
    RunRecord.Tally tally = record.tally();
    return new Progress.Count(
            tally.asked(),
            tally.stored(),
            tally.unanswered(),
            source().respondent().retries(),
            cost().totalSpentUsd(),
            source().respondent().trouble(),
            scoring.judging(record.unscored()))
        .saying(foreign);
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
