package dev.candor.model;

/**
 * Opens the models of one provider. Found through {@link java.util.ServiceLoader}, so that a user
 * can bring another.
 */
public interface ChatModelProvider {

  /** The word before the colon of a model spec, such as {@code openai}. */
  String name();

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
