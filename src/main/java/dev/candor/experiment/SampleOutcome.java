package dev.candor.experiment;

import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Score;
import dev.candor.transcript.Transcript;

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
   */
  record Answered(
      Transcript transcript, ParsedResponse response, Score score, ReasoningFinding reasoning)
      implements SampleOutcome {
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
