package dev.candor.sampling;

import dev.candor.scenario.Prompt;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.util.concurrent.CompletableFuture;

/** Whoever answers trials: a live model, which sees the prompt alone, or a recording. */
public interface Respondent extends AutoCloseable {

  /**
   * Answers one trial, retries included.
   *
   * @return the transcript, or a failure that is a {@link dev.candor.model.ModelException}
   */
  CompletableFuture<Transcript> answer(Trial trial, Prompt prompt);

  /** Most trials that make sense at once. */
  int maxConcurrency();

  @Override
  default void close() {}
}
