package dev.candor.sampling;

import dev.candor.scenario.Prompt;
import dev.candor.transcript.Trial;

/**
 * A trial with the messages it will be asked with.
 *
 * @param trial what to ask
 * @param prompt the messages
 */
public record PlannedTrial(Trial trial, Prompt prompt) {}
