package dev.candor.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {

  private static Headers openAi(String remaining, String reset) {
    return Headers.of(
        "x-ratelimit-limit-requests", "500",
        "x-ratelimit-remaining-requests", "499",
        "x-ratelimit-reset-requests", "4m",
        "x-ratelimit-remaining-tokens", remaining,
        "x-ratelimit-reset-tokens", reset);
  }

  private static Headers anthropic(String limit, String remaining, String reset) {
    return Headers.of(
        "Date",
        "Fri, 02 Jan 2026 10:00:00 GMT",
        "anthropic-ratelimit-" + limit + "-limit",
        "50",
        "anthropic-ratelimit-" + limit + "-remaining",
        remaining,
        "anthropic-ratelimit-" + limit + "-reset",
        reset);
  }

  @ParameterizedTest
  @CsvSource({
    "1s, PT1S",
    "20ms, PT0.02S",
    "1m30s, PT1M30S",
    "1m0.5s, PT1M0.5S",
    "2m59.56s, PT2M59.56S",
    "7.66s, PT7.66S",
    "6m0s, PT5M",
    "8h30m0s, PT5M",
    "12, PT12S",
    "0.25, PT0.25S",
    "250us, PT0.00025S",
    "0s, PT0S",
    "' 3s ', PT3S"
  })
  void pausesUntilALimitInOpenAisHeadersIsWhole(String reset, Duration pause) {
    assertThat(RateLimits.pause(openAi("0", reset))).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({
    "requests, 2026-01-02T10:00:30Z, PT30S",
    "tokens, 2026-01-02T10:00:01.5Z, PT1.5S",
    "input-tokens, 2026-01-02T11:01:00+01:00, PT1M",
    "output-tokens, 2026-01-03T00:00:00Z, PT5M",
    "tokens, 2026-01-02T09:59:59Z, PT0S"
  })
  void pausesUntilTheInstantInAnthropicsHeadersByTheServersClock(
      String limit, String reset, Duration pause) {
    assertThat(RateLimits.pause(anthropic(limit, "0", reset))).isEqualTo(pause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "499", "-1", "", "none", "00", "0.0"})
  void goesOnWhileAnythingRemains(String remaining) {
    assertThat(RateLimits.pause(openAi(remaining, "10s"))).isZero();
  }

  @Test
  void waitsForTheLastOfSeveralLimits() {
    Headers headers =
        openAi("0", "10s").newBuilder().set("x-ratelimit-remaining-requests", "0").build();

    assertThat(RateLimits.pause(headers)).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void goesOnWithoutHeaders() {
    assertThat(RateLimits.pause(Headers.of())).isZero();
    assertThat(RateLimits.pause(Headers.of("x-ratelimit-remaining-tokens", "0"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1s",
        "1x",
        "s",
        "1s!",
        "1767348000",
        "99999999999999999999s",
        "NaN",
        "Infinity",
        "1e3",
        "2026-13-45T99:99:99Z",
        "+1000000000-01-01T00:00:00Z",
        "2026-01-02T10:00:30"
      })
  void goesOnWhereTheTimeMakesNoSense(String reset) {
    assertThat(RateLimits.pause(openAi("0", reset))).isZero();
    assertThat(RateLimits.pause(anthropic("tokens", "0", reset))).isZero();
  }

  @Test
  void standsAValueWithoutEnd() {
    assertThat(RateLimits.pause(openAi("0", "1s".repeat(50_000)))).isZero();
  }
}
