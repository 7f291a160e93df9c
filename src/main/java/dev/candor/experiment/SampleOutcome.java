package dev.candor.experiment;

import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Score;
import dev.candor.transcript.Transcript;
import java.util.List;

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
   */
  record Answered(
      Transcript transcript,
      ParsedResponse response,
      Score score,
      ReasoningFinding reasoning,
      List<Score> others)
      implements SampleOutcome {

    public Answered {
      others = List.copyOf(others);
    }

    /** An answer that one scorer alone has looked at. */
    public Answered(
        Transcript transcript, ParsedResponse response, Score score, ReasoningFinding reasoning) {
      this(transcript, response, score, reasoning, List.of());
    }

    @Override
    public int sample() {
      return transcript.trial().sample();
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
