package dev.candor.model.http;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;

/**
 * The wait that a refusing server asks for: the HTTP header {@code Retry-After}, in seconds or as a
 * date (RFC 9110, section 10.2.3), or the finer {@code retry-after-ms} that OpenAI sends beside it.
 */
final class RetryAfter {

  private RetryAfter() {}

  /** The wait, never negative; empty if the server asks for none. */
  static Optional<Duration> of(Headers headers) {
    return whole(headers, "retry-after-ms")
        .map(Duration::ofMillis)
        .or(() -> whole(headers, "Retry-After").map(Duration::ofSeconds))
        .or(() -> date(headers));
  }

  /** A number, rounded up. */
  private static Optional<Long> whole(Headers headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .map(String::strip)
        .filter(value -> value.matches("\\d{1,9}(\\.\\d{1,9})?"))
        .map(value -> (long) Math.ceil(Double.parseDouble(value)));
  }

  private static Optional<Duration> date(Headers headers) {
    return Optional.ofNullable(headers.getInstant("Retry-After"))
        .map(until -> Duration.between(ServerClock.now(headers), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}
