package dev.candor.model.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * The rate-limit headers of the providers: how much of each limit remains, and when it is whole
 * again. OpenAI and the servers that took its headers over say that as a duration such as {@code
 * 6m0s} or as seconds, Anthropic as an instant (RFC 3339).
 */
final class RateLimits {

  /** Longer waits are for a limit per day, or a mistake; asking now and then does no harm. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final List<Limit> LIMITS =
      List.of(
          Limit.ofOpenAi("requests"),
          Limit.ofOpenAi("tokens"),
          Limit.ofAnthropic("requests"),
          Limit.ofAnthropic("tokens"),
          Limit.ofAnthropic("input-tokens"),
          Limit.ofAnthropic("output-tokens"));

  /** Longer values are none that a server means. */
  private static final int MOST_CHARACTERS = 64;

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(h|ms|m|s|us|ns)");
  private static final Pattern PARTS = Pattern.compile("(" + PART + ")+");

  private RateLimits() {}

  /** The names of the two headers that tell of one limit. */
  private record Limit(String remaining, String reset) {

    static Limit ofOpenAi(String what) {
      return new Limit("x-ratelimit-remaining-" + what, "x-ratelimit-reset-" + what);
    }

    static Limit ofAnthropic(String what) {
      String start = "anthropic-ratelimit-" + what;
      return new Limit(start + "-remaining", start + "-reset");
    }
  }

  /**
   * How long to leave the server alone: until every limit of which nothing remains is whole again,
   * at most five minutes. Zero if there is none, or its headers make no sense.
   */
  static Duration pause(Headers headers) {
    Duration pause = Duration.ZERO;
    for (Limit limit : LIMITS) {
      String remaining = headers.get(limit.remaining());
      String reset = headers.get(limit.reset());
      if (remaining != null && reset != null && remaining.strip().equals("0")) {
        Duration wait = wait(reset.strip(), headers).orElse(Duration.ZERO);
        pause = wait.compareTo(pause) > 0 ? wait : pause;
      }
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static Optional<Duration> wait(String reset, Headers headers) {
    if (reset.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    if (SECONDS.matcher(reset).matches()) {
      return Optional.of(ofSeconds(Double.parseDouble(reset)));
    }
    return PARTS.matcher(reset).matches() ? Optional.of(sum(reset)) : until(reset, headers);
  }

  private static Duration sum(String parts) {
    double seconds = 0;
    for (Matcher part = PART.matcher(parts); part.find(); ) {
      seconds += Double.parseDouble(part.group(1)) * secondsIn(part.group(2));
    }
    return ofSeconds(seconds);
  }

  private static double secondsIn(String unit) {
    return switch (unit) {
      case "h" -> 3600;
      case "m" -> 60;
      case "ms" -> 1e-3;
      case "us" -> 1e-6;
      case "ns" -> 1e-9;
      default -> 1;
    };
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos((long) (Math.min(seconds, LONGEST_PAUSE.toSeconds()) * 1e9));
  }

  private static Optional<Duration> until(String instant, Headers headers) {
    try {
      Instant end = OffsetDateTime.parse(instant).toInstant();
      return Optional.of(Duration.between(ServerClock.now(headers), end));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
