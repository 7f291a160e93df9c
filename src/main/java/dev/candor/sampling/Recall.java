package dev.candor.sampling;

import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptStore;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads the answers that a store has already and hands them over, in the plan's order, on a thread
 * of its own.
 */
final class Recall {

  private static final int BATCH = 128;

  private final TranscriptStore store;
  private final TrialPlan plan;
  private final TrialSink sink;
  private final Consumer<Throwable> onFailure;
  private final Thread reading = Workers.daemon(this::read, "candor-recall");

  // Guarded by this.
  private final BitSet pending = new BitSet();
  private boolean idle = true;
  private boolean complete;
  private boolean stopped;

  /**
   * A reader, which waits for something to read.
   *
   * @param onFailure told what went wrong, if anything does; nothing is read after that
   */
  Recall(TranscriptStore store, TrialPlan plan, TrialSink sink, Consumer<Throwable> onFailure) {
    this.store = store;
    this.plan = plan;
    this.sink = sink;
    this.onFailure = onFailure;
    reading.start();
  }

  /** Trials that the store has. */
  synchronized void add(int[] numbers) {
    for (int number : numbers) {
      pending.set(number);
    }
    notifyAll();
  }

  /** Waits until all that was added is handed over, or nothing is read any more. */
  synchronized void awaitIdle() throws InterruptedException {
    while (!(pending.isEmpty() && idle) && !stopped && reading.isAlive()) {
      wait();
    }
  }

  /** Waits until all is handed over; nothing is added any more. */
  void finish() throws InterruptedException {
    synchronized (this) {
      complete = true;
      notifyAll();
    }
    reading.join();
  }

  /** Ends reading after the trial at hand, and waits for that. */
  void stop() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (reading.isAlive()) {
      try {
        reading.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      for (int[] numbers = next(); numbers.length > 0; numbers = next()) {
        handOver(numbers);
      }
    } catch (RuntimeException | Error e) {
      onFailure.accept(e);
    } finally {
      end();
    }
  }

  private synchronized void end() {
    stopped = true;
    notifyAll();
  }

  private void handOver(int[] numbers) {
    List<PlannedTrial> trials = IntStream.of(numbers).mapToObj(plan::get).toList();
    List<Transcript> transcripts = store.readStored(trials);
    for (int i = 0; i < numbers.length && !isStopped(); i++) {
      sink.answered(numbers[i], transcripts.get(i), TrialSink.Origin.STORED);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** The next trials to read, waited for; none at the end. */
  private synchronized int[] next() {
    idle = true;
    notifyAll();
    while (pending.isEmpty() && !complete && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        return new int[0];
      }
    }
    int[] numbers = stopped ? new int[0] : pending.stream().limit(BATCH).toArray();
    for (int number : numbers) {
      pending.clear(number);
    }
    idle = numbers.length == 0;
    return numbers;
  }
}
