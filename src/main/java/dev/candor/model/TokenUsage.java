package dev.candor.model;

/**
 * Tokens that one or more completions took; 0 where the provider does not say.
 *
 * @param inputTokens tokens read by the model
 * @param outputTokens tokens written by the model, its reasoning included
 */
public record TokenUsage(long inputTokens, long outputTokens) {

  /** No tokens. */
  public static final TokenUsage NONE = new TokenUsage(0, 0);

  public TokenUsage {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException("token counts are never negative");
    }
  }

  /** Both together. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(inputTokens + other.inputTokens, outputTokens + other.outputTokens);
  }
}
