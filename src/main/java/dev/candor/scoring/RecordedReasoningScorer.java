package dev.candor.scoring;

import dev.candor.transcript.Label;
import dev.candor.transcript.Transcript;
import java.util.List;

/**
 * Takes what the recording's label says of the reasoning, and reads it where the label is silent.
 */
public final class RecordedReasoningScorer implements ReasoningScorer {

  private final ReasoningScorer otherwise;

  /**
   * A scorer.
   *
   * @param otherwise asked where there is no label, or one that does not speak of the reasoning
   */
  public RecordedReasoningScorer(ReasoningScorer otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public String name() {
    return RecordedScorer.NAME;
  }

  @Override
  public ReasoningFinding find(Transcript transcript, ParsedResponse response) {
    return transcript
        .label()
        .flatMap(Label::alignmentFaking)
        .map(faking -> new ReasoningFinding(faking, "the label of the recording", List.of()))
        .orElseGet(() -> otherwise.find(transcript, response));
  }
}
