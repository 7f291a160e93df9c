package dev.candor.sampling;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many calls to one model may be in flight. It begins at the user's bound, shrinks when the
 * server says that it has too many, and climbs again: additive increase, multiplicative decrease
 * (Chiu and Jain 1989), by Netflix's concurrency-limits. A server that refuses a few calls and
 * answers the others beside them has room for most: as in DCTCP (Alizadeh et al. 2010), what counts
 * is the share of refusals, lest a quota that others use up too ends in one call at a time. All
 * runs on one model share its limit; models do not touch each other's.
 *
 * <p>Safe for use by several threads.
 */
public final class CallLimit {

  /** How often whoever waits for room looks whether it still wants any. */
  static final Duration LOOK_AROUND = Duration.ofMillis(500);

  private static final double BACKOFF = 0.7;

  /** Answers for one more call at a time, so that the limit climbs by an eighth per round. */
  private static final int ANSWERS_PER_STEP = 8;

  /** Refusals among the latest outcomes that are no reason to step back. */
  private static final double TOLERATED = 0.3;

  /** Weight of one outcome in the share of refusals: about the latest 32 make it up. */
  private static final double WEIGHT = 1.0 / 32;

  private final int most;
  private final AIMDLimit limit;
  private final Limiter<Void> room;
  private int answers;

  /** Of a server of which nothing is known yet the first refusal counts. */
  private double refusedShare = TOLERATED;

  private long lastBackoff = System.nanoTime();

  /**
   * A limit.
   *
   * @param most upper bound of calls in flight, at least 1
   */
  public CallLimit(int most) {
    this.most = most;
    this.limit =
        AIMDLimit.newBuilder()
            .initialLimit(most)
            .minLimit(1)
            .maxLimit(most)
            .backoffRatio(BACKOFF)
            // A slow answer is a long answer: only what the server says counts.
            .timeout(Long.MAX_VALUE, TimeUnit.NANOSECONDS)
            .build();
    this.room = BlockingLimiter.wrap(SimpleLimiter.newBuilder().limit(limit).build(), LOOK_AROUND);
  }

  /** How many calls may be in flight now. */
  public int now() {
    return limit.getLimit();
  }

  /** How many calls may be in flight at most. */
  int most() {
    return most;
  }

  /**
   * Waits until there is room for one more.
   *
   * @param stopped whether waiting makes no sense any more
   * @return gives the room back, to be run once; null if the wait was stopped
   * @throws InterruptedException if the thread is interrupted
   */
  @Nullable Runnable acquire(BooleanSupplier stopped) throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      Optional<Limiter.Listener> taken = room.acquire(null);
      if (taken.isPresent()) {
        // What calls come to is told apart from the room they take, which outlasts their retries.
        return taken.get()::onIgnore;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return null;
  }

  /** The server answered a call. */
  synchronized void answered() {
    refusedShare -= refusedShare * WEIGHT;
    if (++answers >= ANSWERS_PER_STEP) {
      answers = 0;
      limit.onSample(0, 1, limit.getLimit(), false);
    }
  }

  /**
   * The server had too many calls.
   *
   * @param startedAt when the refused call began, by {@link System#nanoTime()}: calls that were
   *     under way at the last step back are no reason for another
   */
  synchronized void refused(long startedAt) {
    refusedShare += (1 - refusedShare) * WEIGHT;
    if (refusedShare > TOLERATED && startedAt - lastBackoff >= 0) {
      lastBackoff = System.nanoTime();
      answers = 0;
      limit.onSample(0, 1, limit.getLimit(), true);
    }
  }
}
