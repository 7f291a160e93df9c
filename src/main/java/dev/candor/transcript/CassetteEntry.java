package dev.candor.transcript;

import dev.candor.model.Completion;
import java.util.Optional;

/**
 * One line of a cassette.
 *
 * @param scenario id of the scenario, empty if the line does not say
 * @param model spec of the model that was recorded, empty if the line does not say
 * @param requestText text of the request
 * @param tier name of the tier
 * @param sample the sample number as written, negative if the line does not say
 * @param completion what the model answered
 * @param label what came with the answer, if anything did
 */
public record CassetteEntry(
    String scenario,
    String model,
    String requestText,
    String tier,
    int sample,
    Completion completion,
    Optional<Label> label) {}
