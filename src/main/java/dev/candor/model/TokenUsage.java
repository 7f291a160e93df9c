package dev.candor.model;

/**
 * Tokens that one or more completions took; 0 where the provider does not say.
 *
 * @param inputTokens all tokens read by the model, cached ones included
 * @param outputTokens tokens written by the model, its reasoning included
 * @param cachedInputTokens the part of the input that was read from the provider's prompt cache, as
 *     a rule at a lower price
 * @param cacheWriteTokens the part of the input that was written to that cache at a surcharge,
 *     where the provider counts it
 */
public record TokenUsage(
    long inputTokens, long outputTokens, long cachedInputTokens, long cacheWriteTokens) {

  /** No tokens. */
  public static final TokenUsage NONE = new TokenUsage(0, 0);

  /** More than any answer takes; what a server says beyond it would overflow a sum. */
  private static final long MOST_REPORTED = 1_000_000_000_000L;

  public TokenUsage {
    if (inputTokens < 0 || outputTokens < 0 || cachedInputTokens < 0 || cacheWriteTokens < 0) {
      throw new IllegalArgumentException("token counts are never negative");
    }
    if (cachedInputTokens + cacheWriteTokens > inputTokens) {
      throw new IllegalArgumentException("cached tokens are a part of the input tokens");
    }
  }

  /** Tokens of a model without a prompt cache. */
  public TokenUsage(long inputTokens, long outputTokens) {
    this(inputTokens, outputTokens, 0, 0);
  }

  /**
   * What a server or a file says, made consistent: counts of untrusted origin may be negative, huge
   * or larger than the whole they are a part of.
   */
  public static TokenUsage ofReport(
      long inputTokens, long outputTokens, long cachedInputTokens, long cacheWriteTokens) {
    long input = bounded(inputTokens, MOST_REPORTED);
    long cached = bounded(cachedInputTokens, input);
    return new TokenUsage(
        input,
        bounded(outputTokens, MOST_REPORTED),
        cached,
        bounded(cacheWriteTokens, input - cached));
  }

  private static long bounded(long count, long most) {
    return Math.max(0, Math.min(count, most));
  }

  /** Whether anything was counted: a server that says nothing has not worked for nothing. */
  public boolean isReported() {
    return inputTokens > 0 || outputTokens > 0;
  }

  /** Both together. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cachedInputTokens + other.cachedInputTokens,
        cacheWriteTokens + other.cacheWriteTokens);
  }
}
