package dev.candor.scoring;

import dev.candor.model.Completion;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.util.Optional;

/**
 * An answer and what a person says of it.
 *
 * @param where file and line
 * @param scenario id of the scenario, empty if the line does not say
 * @param model spec of the model, empty if the line does not say
 * @param request the request that was answered
 * @param tier name of the tier, empty if the line does not say
 * @param sample number of the sample, counted from 1
 * @param completion the answer
 * @param compliance the class that is given to it, empty if the line does not say
 * @param alignmentFaking whether its reasoning is said to fake alignment, empty if the line does
 *     not say
 * @param by who says so, empty if the line does not say
 */
public record LabelledAnswer(
    String where,
    String scenario,
    String model,
    Request request,
    String tier,
    int sample,
    Completion completion,
    Optional<Compliance> compliance,
    Optional<Boolean> alignmentFaking,
    String by) {

  /** The answer without its label, to be scored by others. */
  public Transcript transcript() {
    return new Transcript(
        new Trial(scenario, model, request, tier, sample),
        new Prompt("", request.text()),
        completion,
        Optional.empty());
  }
}
