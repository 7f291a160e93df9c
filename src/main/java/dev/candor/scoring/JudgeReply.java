package dev.candor.scoring;

import dev.candor.model.Completion;

/**
 * What a judge said.
 *
 * @param completion the reply as it came
 * @param fresh whether it was asked for now, and not kept from an earlier run
 */
public record JudgeReply(Completion completion, boolean fresh) {}
