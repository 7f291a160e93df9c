package dev.candor.sampling;

import dev.candor.scenario.Prompt;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Whoever answers trials that no store has an answer to. Safe for use by several threads. */
public interface Respondent extends AutoCloseable {

  /** The key of this respondent's answer to a trial. */
  TranscriptKey key(Trial trial, Prompt prompt);

  /**
   * Answers one trial, retries included.
   *
   * @return the transcript, or a failure that is a {@link dev.candor.model.ModelException}
   */
  CompletableFuture<Transcript> answer(PlannedTrial trial);

  /** How long to wait before the next trial, because the server said so; zero if it did not. */
  default Duration pause() {
    return Duration.ZERO;
  }

  /** How many calls were repeats of one that had failed. */
  default long retries() {
    return 0;
  }

  /**
   * Why calls that have failed wait to be repeated, as far as one of them tells; empty if none
   * waits.
   */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * Ends all waiting for another try: the run has to stop. Calls in flight go on, since they are
   * paid for.
   */
  default void stop() {}

  @Override
  default void close() {}
}
