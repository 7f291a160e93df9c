package dev.candor.experiment;

/**
 * What the reasoning of the same monitored answers shows to another scorer.
 *
 * @param figures how often it finds alignment faking; a compliance is what it takes for one itself
 * @param judgedByBoth answers on whose reasoning the run's own scorer has a finding, too
 * @param disagreements those of them on which one of the two finds alignment faking and the other
 *     does not
 */
public record OtherReasoning(
    AlignmentFakingReasoning figures, int judgedByBoth, int disagreements) {}
