package dev.candor.model.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/** The HTTP header {@code Retry-After}, in seconds or as a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /** The wait that the server asks for, never negative; empty if it asks for none. */
  static Optional<Duration> of(Headers headers) {
    Optional<String> value = Optional.ofNullable(headers.get("Retry-After")).map(String::strip);
    if (value.filter(v -> v.matches("\\d{1,9}")).isPresent()) {
      return value.map(Long::parseLong).map(Duration::ofSeconds);
    }
    return Optional.ofNullable(headers.getInstant("Retry-After"))
        .map(until -> Duration.between(serversNow(headers), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  /** By the server's clock if it tells the time, so that a wrong clock here does no harm. */
  private static Instant serversNow(Headers headers) {
    return Optional.ofNullable(headers.getInstant("Date")).orElseGet(Instant::now);
  }
}
