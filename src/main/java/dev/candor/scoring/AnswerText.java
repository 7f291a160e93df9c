package dev.candor.scoring;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.ReasoningMode;
import dev.candor.scenario.ResponseFormat;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes texts apart that come from elsewhere, such as labelled examples: whole answers in tags as
 * well as outputs alone, with or without a marker.
 *
 * <p>A text with a tag that tells reasoning from answer is a whole answer; any other is the output
 * itself, never reasoning without tags. Beside the scenario's own tags those count that
 * replications of the experiment use, {@code scratchpad_reasoning} and {@code response} among them.
 *
 * <p>Never fails, whatever the text. Thread-safe.
 */
public final class AnswerText {

  private static final String RESPONSE = "response";
  private static final List<String> USUAL_OUTPUTS = List.of("output", RESPONSE, "answer");

  private final ResponseFormat format;
  private final Set<String> ownTags;
  private final ResponseParser whole;
  private final ResponseParser outputAlone;

  /**
   * A reader.
   *
   * @param format the layout that the scenario asks for
   * @param mode where the scenario wants the model to reason
   */
  public AnswerText(ResponseFormat format, ReasoningMode mode) {
    this.format = format;
    this.ownTags = Blocks.namesIn(format);
    this.whole = new ResponseParser(format, mode);
    this.outputAlone = new ResponseParser(withTags(format, "", ""), ReasoningMode.NONE);
  }

  /** Takes a text apart, whichever form it has. */
  public ParsedResponse parse(String text) {
    Completion completion =
        new Completion(text, "", FinishReason.STOP, TokenUsage.NONE, Duration.ZERO);
    return parser(text).parse(completion);
  }

  private ResponseParser parser(String text) {
    boolean hasOwnOutput =
        !format.outputTag().isEmpty()
            && has(text, Set.of(TagScanner.canonical(format.outputTag())));
    if (hasOwnOutput) {
      return whole;
    }
    for (String output : USUAL_OUTPUTS) {
      if (has(text, Set.of(output))) {
        return new ResponseParser(
            withTags(format, format.scratchpadTag(), output), ReasoningMode.NATIVE);
      }
    }
    return has(text, ownTags) ? whole : outputAlone;
  }

  private static boolean has(String text, Set<String> names) {
    return !TagScanner.scan(text, new HashSet<>(names)).isEmpty();
  }

  private static ResponseFormat withTags(ResponseFormat format, String scratchpad, String output) {
    return new ResponseFormat(scratchpad, output, format.acceptMarker(), format.rejectMarker());
  }
}
