package dev.candor.transcript.sql;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers on their way to the writer, bounded by their size: who brings more has to wait.
 *
 * <p>Safe for use by several threads.
 */
final class SaveQueue {

  /** One answer, and whoever waits for it to be kept. */
  record Save(Kept kept, CompletableFuture<Void> done) {}

  /** About the bytes that may wait; a larger single answer passes when it is alone. */
  private static final long MOST_BYTES = 16 << 20;

  /** Answers in one transaction. */
  private static final int MOST_AT_ONCE = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Save> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /**
   * Adds a save, once there is room. An interrupt does not lose it.
   *
   * @return false if the queue is closed
   */
  boolean put(Save save) {
    lock.lock();
    try {
      while (bytes > 0 && bytes + save.kept().weight() > MOST_BYTES && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        return false;
      }
      waiting.add(save);
      bytes += save.kept().weight();
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What waits, at most a transaction full; empty if nothing came in time or ever will. */
  List<Save> take(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      List<Save> batch = new ArrayList<>(Math.min(waiting.size(), MOST_AT_ONCE));
      while (!waiting.isEmpty() && batch.size() < MOST_AT_ONCE) {
        Save save = waiting.remove();
        bytes -= save.kept().weight();
        batch.add(save);
      }
      changed.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what waits can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits and nothing will. */
  boolean isDone() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
