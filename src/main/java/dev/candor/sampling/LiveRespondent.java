package dev.candor.sampling;

import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.OverloadException;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.spi.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model, and asks again while that may help: once one trial has a reason to stop the run, no
 * other is asked again. Calls in flight are left to end, since they are paid for.
 */
final class LiveRespondent implements Respondent {

  /** With the delays below, a server may be gone for about five minutes. */
  private static final int MOST_ATTEMPTS = 16;

  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final double JITTER = 0.25;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final ChatModel model;
  private final String identity;
  private final Function<Trial, SamplingSettings> settings;
  private final CallLimit limit;
  private final Spending spending;
  private final FailsafeExecutor<Completion> retrying;
  private final Set<Asking> waiting = ConcurrentHashMap.newKeySet();
  private final LongAdder retries = new LongAdder();
  private volatile boolean stopped;

  /**
   * A respondent.
   *
   * @param spec the model's, under which answers are kept
   * @param settings how to sample the answer to a trial; the seed is that of all trials
   */
  LiveRespondent(
      ChatModel model,
      String spec,
      Function<Trial, SamplingSettings> settings,
      CallLimit limit,
      Spending spending) {
    this(model, spec, settings, limit, spending, Scheduler.DEFAULT);
  }

  /** As above, with a scheduler that need not wait. */
  LiveRespondent(
      ChatModel model,
      String spec,
      Function<Trial, SamplingSettings> settings,
      CallLimit limit,
      Spending spending,
      Scheduler scheduler) {
    this.model = model;
    this.identity = spec + "\n" + model.identity();
    this.settings = settings;
    this.limit = limit;
    this.spending = spending;
    this.retrying =
        Failsafe.with(
                RetryPolicy.<Completion>builder()
                    .handleIf(this::mayPass)
                    .withBackoff(FIRST_DELAY, LONGEST_DELAY)
                    .withJitter(JITTER)
                    .withDelayFnOn(call -> askedFor(call.getLastException()), ModelException.class)
                    .withMaxAttempts(MOST_ATTEMPTS)
                    .build())
            .with(scheduler);
  }

  @Override
  public TranscriptKey key(Trial trial, Prompt prompt) {
    return TranscriptKey.of(identity, prompt, forTrial(trial), trial.tier(), trial.sample());
  }

  @Override
  public CompletableFuture<Transcript> answer(PlannedTrial trial) {
    Asking asking = new Asking(trial);
    retrying.getStageAsync(asking::attempt).whenComplete(asking::end);
    return asking.answer;
  }

  @Override
  public Duration pause() {
    return model.pause();
  }

  @Override
  public long retries() {
    return retries.sum();
  }

  @Override
  public Optional<String> trouble() {
    return waiting.stream().flatMap(asking -> asking.failure().stream()).findFirst();
  }

  @Override
  public void stop() {
    stopped = true;
    waiting.forEach(Asking::giveUp);
  }

  /**
   * Every trial has a seed of its own: under one and the same seed the answers to different
   * requests would share their luck, and the interval of the gap would be too narrow.
   */
  private SamplingSettings forTrial(Trial trial) {
    SamplingSettings common = settings.apply(trial);
    OptionalLong base = common.seed().isPresent() ? common.seed() : model.defaultSeed();
    return base.isPresent() ? common.withSeed(TrialSeed.of(base.getAsLong(), trial)) : common;
  }

  private boolean mayPass(Throwable failure) {
    // The sampler stops the run at a failure without a remedy, too.
    Remedy remedy = failure instanceof ModelException e ? e.remedy() : Remedy.STOP_RUN;
    if (remedy == Remedy.STOP_RUN) {
      stop();
    }
    return remedy == Remedy.RETRY && !stopped;
  }

  /**
   * The wait that the server asked for, stretched so that the jitter never ends it early; a
   * negative one stands for none and leaves the backoff.
   */
  private static Duration askedFor(Throwable failure) {
    return ((ModelException) failure)
        .retryAfter()
        .filter(wait -> !wait.isZero())
        .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)
        .map(wait -> Duration.ofNanos((long) Math.ceil(wait.toNanos() / (1 - JITTER))))
        .orElse(Duration.ofNanos(-1));
  }

  @Override
  public void close() {
    model.close();
  }

  /** One trial on its way to an answer. */
  private final class Asking {

    private final PlannedTrial trial;
    private final SamplingSettings own;
    private final CompletableFuture<Transcript> answer = new CompletableFuture<>();
    private volatile @Nullable Throwable lastFailure;

    Asking(PlannedTrial trial) {
      this.trial = trial;
      this.own = forTrial(trial.trial());
    }

    CompletableFuture<Completion> attempt(ExecutionContext<Completion> call) {
      waiting.remove(this);
      if (call.isRetry()) {
        // The run may have come to its stop while this retry waited for its turn; and where the
        // budget has no room yet, others may leave some by the next.
        if (stopped || !spending.hasRoomAgain()) {
          return CompletableFuture.failedFuture(call.getLastException());
        }
        retries.increment();
      }
      long startedAt = System.nanoTime();
      CompletableFuture<Completion> judged = new CompletableFuture<>();
      model
          .complete(trial.prompt(), own)
          .whenComplete(
              (completion, failure) -> {
                if (failure == null) {
                  limit.answered();
                  judged.complete(completion);
                } else {
                  judged.completeExceptionally(judge(failure, startedAt));
                }
              });
      return judged;
    }

    private Throwable judge(Throwable failure, long startedAt) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      if (!(cause instanceof ModelException reason) || reason.remedy() != Remedy.RETRY) {
        return cause;
      }
      if (reason instanceof OverloadException) {
        limit.refused(startedAt);
      }
      if (reason.mayHaveBeenBilled()) {
        try {
          spending.lost(trial.prompt());
        } catch (ModelException overBudget) {
          return overBudget;
        }
      }
      lastFailure = reason;
      waiting.add(this);
      return reason;
    }

    void end(@Nullable Completion completion, @Nullable Throwable failure) {
      waiting.remove(this);
      if (completion != null) {
        answer.complete(
            new Transcript(trial.trial(), trial.prompt(), completion, Optional.empty()));
      } else {
        answer.completeExceptionally(
            failure == null ? new IllegalStateException("neither answer nor failure") : failure);
      }
    }

    Optional<String> failure() {
      return Optional.ofNullable(lastFailure).map(Throwable::getMessage);
    }

    void giveUp() {
      Throwable reason = lastFailure;
      if (reason != null) {
        answer.completeExceptionally(reason);
      }
    }
  }
}
