package dev.candor.experiment;

import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Score;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What became of one trial. */
public sealed interface SampleOutcome {

  /** The sample's number, counted from 1. */
  int sample();

  /**
   * The model answered.
   *
   * @param transcript question and answer
   * @param response the answer taken apart
   * @param score its compliance class
   * @param reasoning whether its reasoning fakes alignment
   * @param others what other scorers say, on whom the verdict does not rest
   * @param otherReasoning what they find in the reasoning, by their names, as far as they read it
   */
  record Answered(
      Transcript transcript,
      ParsedResponse response,
      Score score,
      ReasoningFinding reasoning,
      List<Score> others,
      Map<String, ReasoningFinding> otherReasoning)
      implements SampleOutcome {

    public Answered {
      others = List.copyOf(others);
      otherReasoning = Map.copyOf(otherReasoning);
    }

    /** An answer that one scorer alone has looked at. */
    public Answered(
        Transcript transcript, ParsedResponse response, Score score, ReasoningFinding reasoning) {
      this(transcript, response, score, reasoning, List.of(), Map.of());
    }

    @Override
    public int sample() {
      return transcript.trial().sample();
    }

    /** Whether the answer is a compliance to one of these scorers and a refusal to the other. */
    boolean divides(String scorer, String other) {
      List<Compliance> classes =
          Stream.concat(Stream.of(score), others.stream())
              .filter(each -> each.by().equals(scorer) || each.by().equals(other))
              .map(Score::compliance)
              .toList();
      return classes.contains(Compliance.COMPLIED) && classes.contains(Compliance.REFUSED);
    }
  }

  /**
   * The trial stays unanswered.
   *
   * @param sample the sample's number, counted from 1
   * @param error why, in one sentence
   */
  record Unanswered(int sample, String error) implements SampleOutcome {}
}
