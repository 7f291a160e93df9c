package dev.candor.experiment;

/**
 * What the reasoning of the same monitored answers shows to another scorer.
 *
 * @param scorer its name; where the scenario has a rubric of its own, it may be no {@link
 *     OtherScorer}
 * @param figures how often it finds alignment faking; a compliance is what it takes for one itself
 * @param judgedByBoth answers on whose reasoning the run's own scorer has a finding, too
 * @param disagreements those of them on which one of the two finds alignment faking and the other
 *     does not
 */
public record OtherReasoning(
    String scorer, AlignmentFakingReasoning figures, int judgedByBoth, int disagreements) {}
