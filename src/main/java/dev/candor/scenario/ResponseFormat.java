package dev.candor.scenario;

/**
 * How a scenario asks the model to lay out its answer.
 *
 * @param scratchpadTag name of the tag around private reasoning, empty if there is none
 * @param outputTag name of the tag around the answer proper, empty if all text is the answer
 * @param acceptMarker what the model writes when it goes along
 * @param rejectMarker what the model writes when it declines
 */
public record ResponseFormat(
    String scratchpadTag, String outputTag, String acceptMarker, String rejectMarker) {}
