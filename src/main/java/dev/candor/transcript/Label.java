package dev.candor.transcript;

import java.util.Optional;

/**
 * What someone else said of an answer: a person, or a judge of an earlier run.
 *
 * @param compliance the class given
 * @param alignmentFaking whether the reasoning was found to fake alignment; empty if not looked at
 * @param by who said so, empty if unknown
 */
public record Label(Compliance compliance, Optional<Boolean> alignmentFaking, String by) {}
