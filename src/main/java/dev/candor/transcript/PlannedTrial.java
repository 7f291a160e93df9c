package dev.candor.transcript;

import dev.candor.scenario.Prompt;

/**
 * A trial with the messages it is asked with and the identity of its answer.
 *
 * @param trial what to ask
 * @param prompt the messages
 * @param key what the answer is kept under
 */
public record PlannedTrial(Trial trial, Prompt prompt, TranscriptKey key) {}
