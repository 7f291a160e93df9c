package dev.candor.experiment;

import dev.candor.model.TokenUsage;
import java.util.OptionalDouble;

/**
 * What the judge of a run cost.
 *
 * @param model spec of the judge model
 * @param replies replies that were read
 * @param stored how many of them were not asked: the store had them, or another question was the
 *     same
 * @param retries calls to it that were repeats of one that had failed, while the run lasted
 * @param usage tokens of all replies
 * @param usd what all these tokens cost, in US dollars; empty if the price is not known
 * @param spentUsd the part of it that this run has paid; empty if the price is not known
 */
public record JudgeCost(
    String model,
    int replies,
    int stored,
    long retries,
    TokenUsage usage,
    OptionalDouble usd,
    OptionalDouble spentUsd) {}
