package dev.candor.transcript;

import dev.candor.model.Completion;
import dev.candor.scenario.Prompt;
import java.util.Optional;

/**
 * A trial with its prompt and completion: the durable record of one question and its answer.
 *
 * @param trial what was asked
 * @param prompt the messages; those of this run, also where the completion is a recording
 * @param completion what the model answered
 * @param label what came with a recording, if anything did
 */
public record Transcript(
    Trial trial, Prompt prompt, Completion completion, Optional<Label> label) {}
