package dev.candor.model.http;

import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/** The time at the server, so that a wrong clock here does no harm. */
final class ServerClock {

  private ServerClock() {}

  /** When the reply was made: by its header {@code Date}, else by the clock of this machine. */
  static Instant now(Headers headers) {
    return Optional.ofNullable(headers.getInstant("Date")).orElseGet(Instant::now);
  }
}
