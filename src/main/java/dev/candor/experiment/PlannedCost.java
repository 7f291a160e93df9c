package dev.candor.experiment;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What an experiment was planned to take before anybody was asked, all trials together, stored ones
 * included.
 *
 * @param inputTokens tokens of all prompts
 * @param outputTokens tokens of all answers
 * @param usd what they and the judge cost, in US dollars; empty if a price is not known
 * @param duration how long it takes to ask the trials that were not stored
 */
public record PlannedCost(
    long inputTokens, long outputTokens, OptionalDouble usd, Duration duration) {}
