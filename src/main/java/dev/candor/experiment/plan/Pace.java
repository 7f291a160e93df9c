package dev.candor.experiment.plan;

import java.time.Duration;

/**
 * How fast a model answers.
 *
 * @param perCall time from asking to the whole answer
 * @param inFlight calls at a time, at least 1
 * @param how where the time comes from, in words
 */
public record Pace(Duration perCall, int inFlight, String how) {

  /** Answers that are at hand. */
  static final Pace INSTANT = new Pace(Duration.ZERO, 1, "answers inside this JVM");

  /** How long so many calls take. */
  public Duration of(long calls) {
    return Duration.ofNanos((long) ((double) perCall.toNanos() * calls / inFlight));
  }
}
