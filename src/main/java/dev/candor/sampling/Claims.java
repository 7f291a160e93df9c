package dev.candor.sampling;

import dev.candor.config.CandorException;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStore.Claim;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a plan in batches and asks the store whose turn each trial is, one batch ahead of
 * whoever asks the trials. Trials that are being asked elsewhere are looked at again, now and then,
 * until they are stored or nobody asks them any more. To be used by one thread, but for what ends.
 */
final class Claims implements AutoCloseable {

  /** How often to look after trials that are being asked elsewhere. */
  static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private static final int SMALLEST = 16;
  private static final int LARGEST = 512;

  private final TranscriptStore store;
  private final TrialPlan plan;
  private final int size;
  private final ExecutorService ahead = Workers.one("candor-claims");
  private final BitSet elsewhere = new BitSet();

  /** Claims of ours that neither a save nor a release has ended. */
  private final Set<Integer> held = ConcurrentHashMap.newKeySet();

  private int fresh;
  private @Nullable CompletableFuture<Batch> coming;
  private long lookedAt = System.nanoTime();

  /** A trial that is ours to ask, and its number in the plan. */
  record Claimed(int number, PlannedTrial trial) {}

  /** Trials whose turn is known. */
  record Batch(int[] numbers, List<PlannedTrial> trials, List<Claim> claims) {

    /** Numbers of those that the store has. */
    int[] stored() {
      return with(Claim.STORED);
    }

    /** Those that the caller must ask. */
    List<Claimed> ours() {
      return places(Claim.OURS).mapToObj(i -> new Claimed(numbers[i], trials.get(i))).toList();
    }

    private int[] theirs() {
      return with(Claim.THEIRS);
    }

    private int[] with(Claim claim) {
      return places(claim).map(i -> numbers[i]).toArray();
    }

    private IntStream places(Claim claim) {
      return IntStream.range(0, numbers.length).filter(i -> claims.get(i) == claim);
    }
  }

  /**
   * Claims of a plan.
   *
   * @param concurrency trials in flight: a batch as large keeps them busy while the next is fetched
   */
  Claims(TranscriptStore store, TrialPlan plan, int concurrency) {
    this.store = store;
    this.plan = plan;
    this.size = Math.max(SMALLEST, Math.min(LARGEST, concurrency));
  }

  /**
   * Whether there is a trial whose turn was not told yet; waits for a plan that still grows.
   *
   * @param stopped whether waiting makes no sense any more
   */
  boolean hasNext(BooleanSupplier stopped) throws InterruptedException {
    return coming != null
        || hasFresh()
        || !elsewhere.isEmpty()
        || plan.awaitMoreThan(fresh, stopped);
  }

  /** Whether all that is left is being asked elsewhere, so that one better waits a moment. */
  boolean isWaiting() {
    return coming == null && !hasFresh() && !elsewhere.isEmpty();
  }

  /**
   * The next trials.
   *
   * @throws CandorException if the store fails
   */
  Batch next() {
    Batch batch = coming == null ? claim(numbers()) : join(coming);
    for (int number : batch.theirs()) {
      elsewhere.set(number);
    }
    for (Claimed claimed : batch.ours()) {
      held.add(claimed.number());
    }
    int[] following = hasFresh() ? numbers() : new int[0];
    coming =
        following.length == 0 ? null : CompletableFuture.supplyAsync(() -> claim(following), ahead);
    return batch;
  }

  /** A trial of ours is saved or released; may be told by any thread. */
  void ended(int number) {
    held.remove(number);
  }

  private boolean hasFresh() {
    return fresh < plan.size();
  }

  /** Fresh ones in the plan's order; between them, and after them, those asked elsewhere. */
  private int[] numbers() {
    boolean due = System.nanoTime() - lookedAt >= LOOK_AGAIN.toNanos();
    if (!elsewhere.isEmpty() && (due || !hasFresh())) {
      lookedAt = System.nanoTime();
      int[] again = elsewhere.stream().limit(size).toArray();
      for (int number : again) {
        elsewhere.clear(number);
      }
      return again;
    }
    int from = fresh;
    fresh = (int) Math.min(plan.size(), (long) from + size);
    return IntStream.range(from, fresh).toArray();
  }

  private Batch claim(int[] numbers) {
    List<PlannedTrial> trials = IntStream.of(numbers).mapToObj(plan::get).toList();
    return new Batch(numbers, trials, store.claim(trials));
  }

  private static Batch join(CompletableFuture<Batch> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  /** Gives back what was claimed and not answered: others need not wait for it. */
  @Override
  public void close() {
    ahead.shutdown();
    try {
      if (coming != null) {
        join(coming).ours().forEach(claimed -> held.add(claimed.number()));
      }
      store.release(held.stream().sorted().map(plan::get).toList());
    } catch (CandorException e) {
      // The store cannot be reached, which the run has heard of; a claim ends with its process.
    }
  }
}
