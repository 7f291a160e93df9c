package dev.candor.model;

import dev.candor.scenario.Prompt;
import java.time.Duration;
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

  /**
   * What shapes this model's answers and does not stand in its spec, such as the address that a
   * short name stands for, or the state of a file; empty if there is nothing. Answers are kept
   * under it, so it holds no secret and stays the same from run to run.
   */
  default String identity() {
    return "";
  }

  /**
   * How long the server wants to be left alone before the next call, as the rate-limit headers of
   * its last replies say; zero if it does not.
   */
  default Duration pause() {
    return Duration.ZERO;
  }

  @Override
  default void close() {}
}
