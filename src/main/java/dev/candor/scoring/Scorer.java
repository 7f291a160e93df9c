package dev.candor.scoring;

import dev.candor.transcript.Transcript;

/**
 * Assigns a compliance class to an answer.
 *
 * <p>Implementations are thread-safe, and the same answer always gets the same score from one that
 * asks no model. An answer that the provider's own filter withheld is refused; one without anything
 * to read is malformed.
 */
public interface Scorer {

  /** The word by which settings and reports know this scorer, such as {@code offline}. */
  String name();

  /**
   * Scores one answer.
   *
   * @param transcript the question and the answer
   * @param response the same answer, taken apart
   * @throws dev.candor.config.CandorException if the transcript lacks what this scorer reads
   */
  Score score(Transcript transcript, ParsedResponse response);
}
