package dev.candor.transcript;

import dev.candor.model.Completion;
import java.util.Optional;

/**
 * One line of a cassette.
 *
 * @param key what the answer is kept under, if the line comes from a store
 * @param scenario id of the scenario, empty if the line does not say
 * @param model spec of the model that was recorded, empty if the line does not say
 * @param requestId id of the request, empty if the line does not say
 * @param requestText text of the request
 * @param category hazard category of the request, empty if the line does not say
 * @param tier name of the tier
 * @param sample the sample number as written, negative if the line does not say
 * @param completion what the model answered
 * @param label what came with the answer, if anything did
 */
public record CassetteEntry(
    Optional<TranscriptKey> key,
    String scenario,
    String model,
    String requestId,
    String requestText,
    String category,
    String tier,
    int sample,
    Completion completion,
    Optional<Label> label) {}
