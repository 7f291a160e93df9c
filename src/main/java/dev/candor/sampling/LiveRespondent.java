package dev.candor.sampling;

import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.spi.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a model, and asks again while that may help: once one trial has a reason to stop the run, no
 * other is asked again. Calls in flight are left to end, since they are paid for.
 */
final class LiveRespondent implements Respondent {

  private static final int MOST_ATTEMPTS = 6;
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final double JITTER = 0.25;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final ChatModel model;
  private final SamplingSettings settings;
  private final FailsafeExecutor<Completion> retrying;
  private volatile boolean stopped;

  LiveRespondent(ChatModel model, SamplingSettings settings) {
    this(model, settings, Scheduler.DEFAULT);
  }

  /** As above, with a scheduler that need not wait. */
  LiveRespondent(ChatModel model, SamplingSettings settings, Scheduler scheduler) {
    this.model = model;
    this.settings = settings;
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
  public CompletableFuture<Transcript> answer(Trial trial, Prompt prompt) {
    SamplingSettings own = forTrial(trial);
    return retrying
        .getStageAsync(call -> attempt(call, prompt, own))
        .thenApply(completion -> new Transcript(trial, prompt, completion, Optional.empty()));
  }

  private CompletableFuture<Completion> attempt(
      ExecutionContext<Completion> call, Prompt prompt, SamplingSettings own) {
    // The run may have come to its stop while this retry waited for its turn.
    return stopped && call.isRetry()
        ? CompletableFuture.failedFuture(call.getLastException())
        : model.complete(prompt, own);
  }

  /**
   * Every trial has a seed of its own: under one and the same seed the answers to different
   * requests would share their luck, and the interval of the gap would be too narrow.
   */
  private SamplingSettings forTrial(Trial trial) {
    OptionalLong base = settings.seed().isPresent() ? settings.seed() : model.defaultSeed();
    return base.isPresent() ? settings.withSeed(TrialSeed.of(base.getAsLong(), trial)) : settings;
  }

  private boolean mayPass(Throwable failure) {
    // The sampler stops the run at a failure without a remedy, too.
    Remedy remedy = failure instanceof ModelException e ? e.remedy() : Remedy.STOP_RUN;
    if (remedy == Remedy.STOP_RUN) {
      stopped = true;
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
  public int maxConcurrency() {
    return model.maxConcurrency();
  }

  @Override
  public void close() {
    model.close();
  }
}
