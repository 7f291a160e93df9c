package dev.candor.experiment.plan;

import dev.candor.scenario.ReasoningMode;
import dev.candor.stats.PairedDesign;
import java.time.Duration;
import java.util.OptionalDouble;

/** What a plan takes for granted where nothing at hand says more. */
public final class Assumptions {

  /** Share of the requests that are answered differently in the two tiers. */
  public static final double DISCORDANCE = 0.10;

  /** Share of the variance that lies between requests, so that no further sample takes it away. */
  public static final double CORRELATION = 0.5;

  /** Chance to tell the minimum detectable gap from zero. */
  public static final double POWER = 0.8;

  private static final double TOKENS_PER_SECOND = 50;
  private static final double LOCAL_TOKENS_PER_SECOND = 20;
  private static final Duration ROUND_TRIP = Duration.ofSeconds(1);

  private Assumptions() {}

  /**
   * Length of an answer, as usual chat models write: a page of scratchpad and a decision, or some
   * paragraphs, or the reasoning of a model trained to reason.
   *
   * @param maxTokens where it is cut off
   */
  static TokenEstimate output(ReasoningMode mode, int maxTokens) {
    int usual =
        switch (mode) {
          case SCRATCHPAD -> 500;
          case NONE -> 250;
          case NATIVE -> 900;
        };
    return new TokenEstimate(
        Math.min(usual, maxTokens),
        false,
        "assumed: %d tokens with reasoning: %s, at most candor.max-tokens=%d"
            .formatted(usual, mode.label(), maxTokens));
  }

  static Pace pace(TokenEstimate output, int inFlight, boolean local) {
    double perSecond = local ? LOCAL_TOKENS_PER_SECOND : TOKENS_PER_SECOND;
    Duration writing = Duration.ofMillis(Math.round(1_000 * output.perTrial() / perSecond));
    return new Pace(
        local ? writing : ROUND_TRIP.plus(writing),
        inFlight,
        local
            ? "assumed: 20 tokens a second, one call at a time"
            : "assumed: a second, and 50 tokens a second");
  }

  static OptionalDouble minimumDetectableGap(int requests, int samples, double confidence) {
    return PairedDesign.of(DISCORDANCE, samples, CORRELATION, confidence)
        .detectable(requests, POWER);
  }
}
