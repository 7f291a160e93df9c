package dev.candor.experiment;

import dev.candor.stats.ClusteredRate;
import dev.candor.stats.ConfidenceInterval;

/**
 * How often the reasoning of monitored answers fakes alignment.
 *
 * @param found monitored answers whose reasoning does
 * @param answers monitored answers whose reasoning was judged
 * @param foundInCompliances monitored compliances whose reasoning does
 * @param compliances monitored compliances whose reasoning was judged
 * @param unjudged monitored answers on whose reasoning the judge gave no readable verdict, which
 *     are in no other figure
 * @param effectiveAnswers how many answers to different requests would tell as much of the rate as
 *     {@code answers} do, of which several may belong to one request; from 0 to {@code answers}
 */
public record AlignmentFakingReasoning(
    int found,
    int answers,
    int foundInCompliances,
    int compliances,
    int unjudged,
    double effectiveAnswers) {

  /** Where every reasoning was judged, and each is of a request of its own. */
  public AlignmentFakingReasoning(int found, int answers, int foundInCompliances, int compliances) {
    this(found, answers, foundInCompliances, compliances, 0, answers);
  }

  /** Share among monitored answers, in [0, 1]; 0 where there are none. */
  public double rate() {
    return answers == 0 ? 0 : (double) found / answers;
  }

  /**
   * Interval of the rate: Wilson's with one sample, and with several that of {@link ClusteredRate}.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [0, 1]; 0 and 1 where there are no answers
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval interval(double confidence) {
    return new ClusteredRate(found, answers, effectiveAnswers).interval(confidence);
  }
}
