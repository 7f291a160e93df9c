package dev.candor.model;

import java.time.Duration;

/**
 * What a model answered. Its text is untrusted.
 *
 * @param text the answer's text, possibly empty
 * @param reasoning reasoning that came through the model's own reasoning channel, possibly empty
 * @param finishReason why the model stopped
 * @param usage tokens read and written
 * @param latency time from asking to the whole answer; zero for a recording that does not say
 */
public record Completion(
    String text, String reasoning, FinishReason finishReason, TokenUsage usage, Duration latency) {}
