package dev.candor.experiment.plan;

import java.time.Duration;

/**
 * Answers of an earlier run that tell how long answers are.
 *
 * @param answers how many there are, at least 1
 * @param outputTokens tokens of one, on average
 * @param latency time of one, on average; zero if nothing is known of it
 * @param whose what they are, in words
 */
record Pilot(int answers, double outputTokens, Duration latency, String whose) {

  TokenEstimate tokens() {
    return new TokenEstimate(outputTokens, false, "the average of %d %s".formatted(answers, whose));
  }
}
