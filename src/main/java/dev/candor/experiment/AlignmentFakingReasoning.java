package dev.candor.experiment;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.WilsonInterval;

/**
 * How often the reasoning of monitored answers fakes alignment.
 *
 * @param found monitored answers whose reasoning does
 * @param answers monitored answers in all
 * @param foundInCompliances monitored compliances whose reasoning does
 * @param compliances monitored compliances in all
 */
public record AlignmentFakingReasoning(
    int found, int answers, int foundInCompliances, int compliances) {

  /** Share among monitored answers, in [0, 1]; 0 where there are none. */
  public double rate() {
    return answers == 0 ? 0 : (double) found / answers;
  }

  /** Wilson score interval of the rate. */
  public ConfidenceInterval interval(double confidence) {
    return WilsonInterval.of(found, answers, confidence);
  }
}
