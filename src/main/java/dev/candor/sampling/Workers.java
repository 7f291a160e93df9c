package dev.candor.sampling;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that no JVM waits for at its end. */
final class Workers {

  private Workers() {}

  /** As many as there are processors, for work that computes. */
  static ExecutorService handlers() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(), work -> daemon(work, "candor-answers"));
  }

  /** One. */
  static ExecutorService one(String name) {
    return Executors.newSingleThreadExecutor(work -> daemon(work, name));
  }

  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
