package dev.candor.model.tokens;

import dev.candor.model.ModelSpec;
import dev.candor.scenario.Prompt;

/**
 * How many tokens a text is to a model.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface TokenCounter {

  /** Tokens of a text by itself; not rounded where it is an estimate. */
  double count(String text);

  /** Tokens of a prompt as a server counts them, with what the chat form adds to both messages. */
  double count(Prompt prompt);

  /** Whether the model's own tokenizer counts; otherwise its characters are divided. */
  boolean isExact();

  /** How it is done, in a few words for a report. */
  String method();

  /**
   * The best counter at hand for a model: its family's tokenizer, if the optional artifact {@code
   * com.knuddels:jtokkit} is on the class path and has it, else an estimate.
   */
  static TokenCounter of(ModelSpec model) {
    TokenFamily family = TokenFamily.of(model);
    try {
      return OpenAiTokens.of(family).orElseGet(() -> new CharacterEstimate(family));
    } catch (NoClassDefFoundError withoutTheArtifact) {
      return new CharacterEstimate(family);
    }
  }
}
