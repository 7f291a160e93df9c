package dev.candor.model;

import dev.candor.scenario.Prompt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A model that can be asked. It sees nothing but the messages and the sampling settings.
 *
 * <p>Implementations are safe for use by several threads at once and never block the caller for
 * longer than it takes to hand the call over.
 */
public interface ChatModel extends AutoCloseable {

  /**
   * Asks once, without retries.
   *
   * @param prompt the messages
   * @param settings how to sample
   * @return the completion, or a failure that is always a {@link ModelException}
   */
  CompletableFuture<Completion> complete(Prompt prompt, SamplingSettings settings);

  /**
   * The seed that this model samples with where the user gave none; empty for models that are
   * random then, which real ones are.
   */
  default OptionalLong defaultSeed() {
    return OptionalLong.empty();
  }

  /** Most calls that make sense at once; a model inside this JVM may want fewer than a server. */
  default int maxConcurrency() {
    return Integer.MAX_VALUE;
  }

  @Override
  default void close() {}
}
