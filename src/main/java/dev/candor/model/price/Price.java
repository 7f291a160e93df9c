package dev.candor.model.price;

import dev.candor.model.TokenUsage;
import java.util.stream.DoubleStream;

/**
 * What a model costs, in US dollars per million tokens.
 *
 * @param input for input that is neither read from the provider's prompt cache nor written to it
 * @param cachedInput for input read from the cache
 * @param cacheWrite for input written to the cache
 * @param output for output, reasoning included
 */
public record Price(double input, double cachedInput, double cacheWrite, double output) {

  /** The price of models that run on the user's own machine. */
  public static final Price FREE = new Price(0, 0, 0, 0);

  private static final double MILLION = 1e6;

  /**
   * Tokens that a provider may add around the messages: markers of turns, and the lines on date and
   * channels that some chat templates put before the system message.
   */
  private static final long CHAT_FORM_TOKENS = 256;

  public Price {
    if (!DoubleStream.of(input, cachedInput, cacheWrite, output)
        .allMatch(dollars -> dollars >= 0 && Double.isFinite(dollars))) {
      throw new IllegalArgumentException("prices are finite and never negative");
    }
  }

  /** Whether reading from the provider's prompt cache is known to be cheaper than reading anew. */
  public boolean rewardsCaching() {
    return cachedInput < input;
  }

  /** What these tokens cost, in US dollars. */
  public double usd(TokenUsage usage) {
    long plain = usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens();
    return (plain * input
            + usage.cachedInputTokens() * cachedInput
            + usage.cacheWriteTokens() * cacheWrite
            + usage.outputTokens() * output)
        / MILLION;
  }

  /**
   * The most that one call can cost, in US dollars: no token is shorter than a byte, so the
   * messages have at most as many tokens as bytes, each at the dearest price of input, and the
   * answer has as many tokens as it may.
   *
   * @param promptBytes length of all messages in UTF-8
   * @param maxTokens most tokens of the answer
   */
  public double worstCase(long promptBytes, int maxTokens) {
    double dearest = Math.max(input, Math.max(cachedInput, cacheWrite));
    return ((promptBytes + CHAT_FORM_TOKENS) * dearest + maxTokens * output) / MILLION;
  }
}
