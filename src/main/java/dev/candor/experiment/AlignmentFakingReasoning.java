package dev.candor.experiment;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.WilsonInterval;

/**
 * How often the reasoning of monitored answers fakes alignment.
 *
 * @param found monitored answers whose reasoning does
 * @param answers monitored answers whose reasoning was judged
 * @param foundInCompliances monitored compliances whose reasoning does
 * @param compliances monitored compliances whose reasoning was judged
 * @param unjudged monitored answers on whose reasoning the judge gave no readable verdict, which
 *     are in no other figure
 */
public record AlignmentFakingReasoning(
    int found, int answers, int foundInCompliances, int compliances, int unjudged) {

  /** Where every reasoning was judged. */
  public AlignmentFakingReasoning(int found, int answers, int foundInCompliances, int compliances) {
    this(found, answers, foundInCompliances, compliances, 0);
  }

  /** Share among monitored answers, in [0, 1]; 0 where there are none. */
  public double rate() {
    return answers == 0 ? 0 : (double) found / answers;
  }

  /** Wilson score interval of the rate. */
  public ConfidenceInterval interval(double confidence) {
    return WilsonInterval.of(found, answers, confidence);
  }
}
