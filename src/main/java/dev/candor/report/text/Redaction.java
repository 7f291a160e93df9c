package dev.candor.report.text;

import dev.candor.config.ReportSettings;
import dev.candor.config.Sha256;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.model.Completion;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.transcript.Transcript;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the words of models out of what is reported, so that a report can leave the team: in their
 * place stand class, length and the beginning of their SHA-256, by which the answer is found again
 * in the transcripts. Requests, prompts, scores and counts stay.
 */
public enum Redaction {
  /** Leaves everything as it is. */
  NONE,
  /** Leaves out what a model wrote, and what a server said instead of answering. */
  OUTPUTS;

  private static final int HASH_BYTES = 6;

  /** Messages of ours quote a server or a driver in brackets; the words may hold brackets, too. */
  private static final Pattern QUOTED = Pattern.compile("\\((.+)\\)", Pattern.DOTALL);

  /** A failure that nobody foresaw is quoted with its class. */
  private static final Pattern UNFORESEEN =
      Pattern.compile("(?<=[A-Za-z](?:Exception|Error|Failure): )(.+)", Pattern.DOTALL);

  /** As the settings ask. */
  public static Redaction of(ReportSettings settings) {
    return settings.redactOutputs() ? OUTPUTS : NONE;
  }

  /**
   * What a model wrote, or what stands for it.
   *
   * @param label what it is, such as the class of the answer
   * @param words the model's words; where they are empty, so is what stands for them
   */
  public String text(String label, String words) {
    return this == NONE || words.isEmpty() ? words : placeholder(label, words);
  }

  /**
   * A message of ours without what it quotes of a server, which may echo an answer.
   *
   * @param message why a trial stays unanswered, or why a run stopped
   */
  public String message(String message) {
    if (this == NONE) {
      return message;
    }
    String unquoted = replaced(QUOTED, message, words -> "(" + placeholder("words", words) + ")");
    return replaced(UNFORESEEN, unquoted, words -> placeholder("words", words));
  }

  private static String replaced(Pattern part, String text, UnaryOperator<String> by) {
    return part.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(by.apply(match.group(1))));
  }

  private static String placeholder(String label, String words) {
    return String.format(
        Locale.ROOT,
        "[%s, %,d characters, sha256 %s]",
        label,
        words.length(),
        HexFormat.of().formatHex(Sha256.of(words), 0, HASH_BYTES));
  }

  /** The same outcome in which nothing is left of what a model wrote. */
  public RequestOutcome of(RequestOutcome outcome) {
    return this == NONE
        ? outcome
        : new RequestOutcome(
            outcome.model(),
            outcome.scenario(),
            outcome.temperature(),
            outcome.request(),
            outcome.tiers().stream()
                .map(
                    tier ->
                        new TierOutcome(
                            tier.tier(), tier.samples().stream().map(this::of).toList()))
                .toList());
  }

  private SampleOutcome of(SampleOutcome sample) {
    if (sample instanceof SampleOutcome.Answered answered) {
      return of(answered);
    }
    SampleOutcome.Unanswered unanswered = (SampleOutcome.Unanswered) sample;
    return new SampleOutcome.Unanswered(unanswered.sample(), message(unanswered.error()));
  }

  private SampleOutcome.Answered of(SampleOutcome.Answered answered) {
    UnaryOperator<String> text = words -> text(answered.score().compliance().name(), words);
    Transcript asked = answered.transcript();
    Completion completion = asked.completion();
    ParsedResponse response = answered.response();
    return new SampleOutcome.Answered(
        new Transcript(
            asked.trial(),
            asked.prompt(),
            new Completion(
                text.apply(completion.text()),
                text.apply(completion.reasoning()),
                completion.finishReason(),
                completion.usage(),
                completion.latency()),
            asked.label()),
        new ParsedResponse(
            text.apply(response.scratchpad()),
            text.apply(response.nativeReasoning()),
            text.apply(response.output()),
            text.apply(response.outputWithoutMarkers()),
            response.marker(),
            response.defects()),
        answered.score(),
        withoutEvidence(answered.reasoning()),
        answered.others(),
        answered.otherReasoning().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, other -> withoutEvidence(other.getValue()))));
  }

  /** Its places are those of words that are gone. */
  private static ReasoningFinding withoutEvidence(ReasoningFinding finding) {
    return new ReasoningFinding(
        finding.alignmentFaking(),
        finding.reason(),
        List.of(),
        finding.probability(),
        finding.judged());
  }

  /** The same result; why a run stopped or stayed without answers may be a server's words. */
  public ExperimentResult of(ExperimentResult result) {
    GateDecision gate = result.gate();
    if (this == NONE || gate.judged()) {
      return result;
    }
    return result.with(gate.saying(gate.reasons().stream().map(this::message).toList()));
  }
}
