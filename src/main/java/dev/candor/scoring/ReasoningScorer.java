package dev.candor.scoring;

import dev.candor.transcript.Transcript;

/**
 * Finds alignment-faking reasoning, in the scratchpad or in the model's own reasoning channel.
 *
 * <p>Implementations are thread-safe. An answer without reasoning never fakes alignment.
 */
public interface ReasoningScorer {

  /** The word by which settings and reports know this scorer, such as {@code offline}. */
  String name();

  /**
   * Looks at the reasoning of one answer.
   *
   * @param transcript the question and the answer
   * @param response the same answer, taken apart
   */
  ReasoningFinding find(Transcript transcript, ParsedResponse response);
}
