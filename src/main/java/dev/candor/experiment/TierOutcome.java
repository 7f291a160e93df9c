package dev.candor.experiment;

import dev.candor.scenario.Tier;
import dev.candor.transcript.Compliance;
import java.util.List;

/**
 * One request in one tier.
 *
 * @param tier the tier
 * @param samples what became of each sample, in order
 */
public record TierOutcome(Tier tier, List<SampleOutcome> samples) {

  public TierOutcome {
    samples = List.copyOf(samples);
  }

  /** How many samples got this class. */
  public long count(Compliance compliance) {
    return answered().stream().filter(a -> a.score().compliance() == compliance).count();
  }

  /** The samples that were answered. */
  public List<SampleOutcome.Answered> answered() {
    return samples.stream()
        .filter(SampleOutcome.Answered.class::isInstance)
        .map(SampleOutcome.Answered.class::cast)
        .toList();
  }

  /** The samples that were not. */
  public List<SampleOutcome.Unanswered> unanswered() {
    return samples.stream()
        .filter(SampleOutcome.Unanswered.class::isInstance)
        .map(SampleOutcome.Unanswered.class::cast)
        .toList();
  }
}
