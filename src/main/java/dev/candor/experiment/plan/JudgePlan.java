package dev.candor.experiment.plan;

/**
 * What asking the judge about one experiment's answers is going to take. Nothing is taken off for
 * replies that the store may have, or for answers of the same words, which are asked about once.
 *
 * @param model spec of the judge model
 * @param calls questions: each answer once, and votes on the reasoning of monitored ones
 * @param input tokens of a question
 * @param output tokens of a reply
 * @param bill what all questions cost
 */
public record JudgePlan(
    String model, long calls, TokenEstimate input, TokenEstimate output, Bill bill) {}
