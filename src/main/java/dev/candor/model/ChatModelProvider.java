package dev.candor.model;

import java.util.Set;

/**
 * Opens the models of one provider. Found through {@link java.util.ServiceLoader}, so that a user
 * can bring another.
 */
public interface ChatModelProvider {

  /** The word before the colon of a model spec, such as {@code openai}. */
  String name();

  /**
   * Further words that this provider answers to, such as {@code ollama} for a server that speaks
   * the dialect of {@code openai}; {@link ModelSpec#provider()} tells which of them was typed.
   */
  default Set<String> aliases() {
    return Set.of();
  }

  /**
   * Opens a model.
   *
   * @param spec what the user asked for
   * @param environment where keys are found
   * @throws dev.candor.config.CandorException if a key, a file or an optional artifact is missing,
   *     or the name is not known
   */
  ChatModel open(ModelSpec spec, Environment environment);
}
