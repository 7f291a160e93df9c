package dev.candor.model.gguf;

import dev.candor.model.SamplingSettings;
import java.util.function.BooleanSupplier;

/**
 * A loaded language model that continues text. Safe for as many threads at once as it has slots.
 */
interface Engine extends AutoCloseable {

  /** How many texts it continues at once, at least 1. */
  int slots();

  /** Most tokens of one text and its continuation together. */
  int contextTokens();

  /** How many tokens a prompt takes, the one that marks its beginning included. */
  int promptTokens(ChatPrompt prompt);

  /**
   * Continues a prompt.
   *
   * @param settings how to sample, and the most tokens to write
   * @param cancelled asked after every token; true ends the writing
   * @throws RuntimeException if llama.cpp gives up
   */
  Continuation generate(ChatPrompt prompt, SamplingSettings settings, BooleanSupplier cancelled);

  /** Stops llama.cpp. No call may be running or follow. */
  @Override
  void close();

  /**
   * What was written.
   *
   * @param text the continuation without the token or string that ended it
   * @param tokens tokens written
   */
  record Continuation(String text, int tokens) {}
}
