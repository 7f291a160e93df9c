package dev.candor.transcript.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one thread that keeps answers: whatever came while a transaction ran goes into the next.
 *
 * <p>Its first failure is its last: from then on all answers go to the rescue file.
 */
final class Writer {

  /** Ids of messages that need not be sent again; the rest of a prompt comes by the thousand. */
  private static final int KNOWN_MESSAGES = 4096;

  private static final String REPORTER = "candor-store-reports";

  private static final Duration MOST_FOR_REPORTS = Duration.ofSeconds(10);

  private final Session session;
  private final String worker;
  private final SaveQueue queue = new SaveQueue();
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Thread thread = new Thread(this::work, "candor-store");
  private final ExecutorService reports =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, REPORTER);
            thread.setDaemon(true);
            return thread;
          });
  private final Set<String> known =
      Collections.newSetFromMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > KNOWN_MESSAGES;
            }
          });
  private volatile Optional<StoreFailure> failure = Optional.empty();

  Writer(Session session, String worker) {
    this.session = session;
    this.worker = worker;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Hands an answer over. */
  CompletableFuture<Void> save(Kept kept) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (!queue.put(new SaveQueue.Save(kept, done))) {
      done.completeExceptionally(new IllegalStateException("the store is closed"));
    }
    return done;
  }

  /** What ended the writing, if something did. */
  Optional<StoreFailure> failure() {
    return failure;
  }

  private void work() {
    long beat = System.nanoTime();
    while (!queue.isDone()) {
      try {
        List<SaveQueue.Save> batch = queue.take(Workers.BEAT);
        if (!batch.isEmpty()) {
          keep(batch);
        }
      } catch (InterruptedException e) {
        // Nobody else knows this thread; it ends when the queue does.
      }
      if (System.nanoTime() - beat > Workers.BEAT.toNanos()) {
        beat = System.nanoTime();
        beat();
      }
    }
  }

  /**
   * Does other work where the answers are written. What it fails at, they need not try: a lock is
   * waited for once, and its message counts them too.
   *
   * @throws StoreFailure if the database takes no more
   */
  <T> T run(Session.Work<T> work) {
    turn.lock();
    try {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return session.run(work);
    } catch (SQLException e) {
      throw fail(session.database().explain(e), e);
    } finally {
      turn.unlock();
    }
  }

  private void keep(List<SaveQueue.Save> batch) {
    List<Kept> answers = batch.stream().map(SaveQueue.Save::kept).toList();
    try {
      run(
          s -> {
            new Completions(s).add(answers, known);
            new Claims(s).drop(answers.stream().map(Kept::key).toList());
            return true;
          });
      answers.stream().flatMap(a -> a.messages().stream()).map(Message::id).forEach(known::add);
      reports.execute(() -> batch.forEach(save -> save.done().complete(null)));
    } catch (StoreFailure e) {
      rescue(batch, answers, e);
    } catch (RuntimeException | Error e) {
      rescue(
          batch,
          answers,
          fail(
              new Database.Trouble(
                  "The store " + session.database().name() + " failed: " + e,
                  "Please report this error"),
              e));
    }
  }

  private void rescue(List<SaveQueue.Save> batch, List<Kept> answers, StoreFailure reason) {
    reason.rescue(answers);
    reports.execute(() -> batch.forEach(save -> save.done().completeExceptionally(reason)));
  }

  private StoreFailure fail(Database.Trouble trouble, Throwable cause) {
    StoreFailure first =
        new StoreFailure(trouble, new Rescue(session.database().rescueFolder()), cause);
    failure = Optional.of(first);
    return first;
  }

  private void beat() {
    if (failure.isPresent()) {
      return; // answers that wait to be rescued would wait for the lock once more
    }
    try {
      session.run(
          s -> {
            new Workers(s).beat(worker);
            return true;
          });
    } catch (SQLException | RuntimeException e) {
      // The next save finds out, and has something to lose by it.
    }
  }

  /**
   * Ends when all answers are kept, or rescued, and those who wait for them know. Who takes long
   * over the news, or waits for this very call, gets the rest of it later.
   */
  void close() {
    queue.close();
    boolean interrupted = false;
    boolean told = false;
    while (!told) {
      try {
        thread.join();
        reports.shutdown();
        if (!Thread.currentThread().getName().equals(REPORTER)) {
          reports.awaitTermination(MOST_FOR_REPORTS.toSeconds(), TimeUnit.SECONDS);
        }
        told = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
