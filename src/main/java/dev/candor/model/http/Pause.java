package dev.candor.model.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A time during which a server is to be left alone. Thread-safe. */
final class Pause {

  private final AtomicLong end = new AtomicLong(System.nanoTime());

  /** Makes the pause last at least this long from now; one that lasts longer already stays. */
  void extend(Duration time) {
    if (!time.isNegative() && !time.isZero()) {
      long newEnd = System.nanoTime() + time.toNanos();
      // Compared by difference, since nanoTime may overflow.
      end.accumulateAndGet(newEnd, (old, late) -> late - old > 0 ? late : old);
    }
  }

  /** How much of it is left, never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end.get() - System.nanoTime()));
  }
}
