package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.TrialSink;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows so far: which trials are done, the few errors, and when enough is known. Safe
 * for use by several threads; its monitor is notified whenever a request is done.
 */
final class RunRecord implements TrialSink {

  private final Experiment experiment;
  private final Scoring scoring;
  private final ExperimentPlan plan;
  private final RunFigures figures;
  private final RequestOutcomes outcomes;

  // Guarded by this.
  private final Map<Integer, String> errors = new HashMap<>();
  private final int[] open;
  private final RunCounts counts;
  private final OutcomeWindow window = new OutcomeWindow();
  private int asked;
  private int stored;

  /** Answers that are here and have no score yet. */
  private int unscored;

  /** Why nothing is scored any more. */
  private @Nullable RuntimeException nothingScored;

  private final StoppingRule rule;

  /** Requests from the first that are done without a gap, as the rule has seen them. */
  private int inOrder;

  /** How many requests the verdict rests on, once it is certain; all of them before. */
  private volatile int needed;

  RunRecord(
      Experiment experiment,
      Scoring scoring,
      ExperimentPlan plan,
      GateLimits limits,
      Supplier<TranscriptStore> store) {
    this.experiment = experiment;
    this.scoring = scoring;
    this.plan = plan;
    this.open = new int[experiment.requests().size()];
    Arrays.fill(open, plan.trialsPerRequest());
    this.counts = new RunCounts(experiment, scoring.others());
    this.figures = new RunFigures(experiment, scoring.scorerName(), limits);
    this.outcomes =
        new RequestOutcomes(
            experiment, plan, trials -> scoring.scoreAgain(store.get().readStored(trials)));
    this.rule = new StoppingRule(limits);
    this.needed = open.length;
  }

  @Override
  public void answered(int number, Transcript transcript, Origin origin) {
    synchronized (this) {
      if (nothingScored != null) {
        throw nothingScored;
      }
      unscored++;
    }
    CompletableFuture<SampleOutcome.Answered> scoring;
    try {
      scoring = this.scoring.score(transcript);
    } catch (RuntimeException | Error e) {
      scoring = CompletableFuture.failedFuture(e);
    }
    scoring.whenComplete(
        (scored, failure) -> {
          synchronized (this) {
            unscored--;
            try {
              if (scored != null) {
                scored(number, scored, origin);
              } else {
                notScored(number, Scoring.cause(failure));
              }
            } catch (RuntimeException | Error e) {
              // The future would swallow it, and whoever waits for this answer wait for ever.
              nothingScored(e);
            } finally {
              notifyAll();
            }
          }
        });
  }

  private void scored(int number, SampleOutcome.Answered scored, Origin origin) {
    counts.add(plan.request(number), plan.tier(number), scored);
    asked += origin == Origin.ASKED ? 1 : 0;
    stored += origin == Origin.STORED ? 1 : 0;
    window.offer(plan.request(number), scored);
    close(number);
  }

  /** An answer that nobody can score is a trial without an outcome, and never guessed. */
  private void notScored(int number, Throwable failure) {
    if (Scoring.concernsOneAnswer(failure)) {
      if (failure instanceof Unscored unscored) {
        counts.addUnscored(plan.request(number), plan.tier(number), unscored);
      }
      errors.put(number, String.valueOf(failure.getMessage()));
      close(number);
    } else {
      nothingScored(failure);
    }
  }

  private void nothingScored(Throwable reason) {
    if (nothingScored == null) {
      nothingScored = reason instanceof RuntimeException e ? e : new IllegalStateException(reason);
    }
  }

  /**
   * Waits until every answer that came is scored.
   *
   * @throws RuntimeException the reason, if nothing is scored any more
   */
  synchronized void awaitScored() throws InterruptedException {
    while (unscored > 0) {
      wait();
    }
    if (nothingScored != null) {
      throw nothingScored;
    }
  }

  /** Waits for the scores of answers that are here and paid for, but no longer than that. */
  synchronized void awaitScored(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (unscored > 0 && nothingScored == null && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
  }

  @Override
  public synchronized void unanswered(int number, ModelException reason) {
    errors.put(number, String.valueOf(reason.getMessage()));
    close(number);
  }

  /** Corrects rates and gap by labelled answers; to be told before the first answer. */
  synchronized void correctBy(LabelledScores labels) {
    counts.correctBy(labels);
  }

  private void close(int number) {
    if (--open[plan.request(number)] == 0) {
      if (experiment.isSequential()) {
        goOnInOrder();
      }
      notifyAll();
    }
  }

  /**
   * Shows the rule what is done, in the drawn order: a request that is open holds up the others.
   */
  private void goOnInOrder() {
    while (!isSatisfied() && inOrder < open.length && open[inOrder] == 0) {
      Optional<Verdict> inSight =
          rule.next(
              counts.pair(inOrder, OutcomeTable.Malformed.LEFT_OUT),
              counts.pair(inOrder, OutcomeTable.Malformed.AS_REFUSAL));
      inOrder++;
      if (inSight.isPresent()) {
        if (figures.verdict(counts.table().first(inOrder)) == inSight.get()) {
          needed = inOrder;
        } else {
          rule.notYet();
        }
      }
    }
  }

  @Override
  public boolean maySuffice() {
    return experiment.isSequential();
  }

  /** A judge takes its time, and may find that what is stored suffices. */
  @Override
  public synchronized void awaitCounted() throws InterruptedException {
    while (unscored > 0 && !isSatisfied() && nothingScored == null) {
      wait();
    }
  }

  @Override
  public boolean isSatisfied() {
    return needed < open.length;
  }

  /** Whether the verdict was certain before this request, so that it is left out. */
  boolean isLeftOut(int request) {
    return request >= needed;
  }

  /** Why a request is left out. */
  String whyLeftOut() {
    return "Not asked: the verdict was certain after %d of %d requests"
        .formatted(needed, open.length);
  }

  /** Whether the outcome of a request is there to be read. */
  synchronized boolean isComplete(int request) {
    return open[request] == 0 || isLeftOut(request);
  }

  /** Whether nothing more is to be asked. */
  synchronized boolean isComplete() {
    return isSatisfied() || Arrays.stream(open).allMatch(left -> left == 0);
  }

  /** How far the run has come, in trials. */
  synchronized Tally tally() {
    return new Tally(asked, stored, errors.size());
  }

  /** Answers that are here and have no score yet. */
  synchronized int unscored() {
    return unscored;
  }

  /**
   * Trials so far.
   *
   * @param asked answered in this run
   * @param stored answered before, or by another run
   * @param unanswered given up
   */
  record Tally(int asked, int stored, int unanswered) {}

  /** The outcome of a request that is complete; without samples if it is left out. */
  RequestOutcome outcome(int index) {
    if (isLeftOut(index)) {
      return outcomes.notAsked(index);
    }
    Map<Integer, String> unanswered = new HashMap<>();
    Optional<List<SampleOutcome.Answered>> held;
    synchronized (this) {
      plan.trialsOf(index)
          .filter(errors::containsKey)
          .forEach(number -> unanswered.put(number, errors.get(number)));
      held = window.take(index, plan.trialsPerRequest() - unanswered.size());
    }
    return outcomes.of(index, unanswered, held);
  }

  /**
   * What the run came to. Only requests that the verdict rests on count: which others were in
   * flight when it became certain is an accident of time.
   */
  synchronized ExperimentResult result(
      Cost cost, String stopped, Instant startedAt, Duration duration) {
    return figures.result(counts, needed, whyUnanswered(), cost, stopped, startedAt, duration);
  }

  /** What kept the first trial that counts and has no outcome from one. */
  private Optional<String> whyUnanswered() {
    return errors.entrySet().stream()
        .filter(error -> plan.request(error.getKey()) < needed)
        .filter(error -> counts.isCompared(plan.tier(error.getKey())))
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  /** Answers so far that came without a count of tokens. */
  synchronized int uncounted() {
    return counts.uncounted();
  }

  /** Tokens of all answers so far. */
  synchronized TokenUsage usage() {
    return counts.usage();
  }
}
