package dev.candor.scoring;

import dev.candor.config.CandorException;
import dev.candor.transcript.Label;
import dev.candor.transcript.Transcript;

/**
 * Takes the label that came with a recording. The label stands even where the answer cannot be
 * taken apart, since recordings may have been cleared of harmful text.
 */
public final class RecordedScorer implements Scorer {

  /** The name of this scorer. */
  public static final String NAME = "recorded";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws CandorException if the transcript has no label; the message names its trial
   */
  @Override
  public Score score(Transcript transcript, ParsedResponse response) {
    return Certain.filtered(NAME, transcript).orElseGet(() -> read(transcript));
  }

  private static Score read(Transcript transcript) {
    Label label =
        transcript
            .label()
            .orElseThrow(
                () ->
                    new CandorException(
                        "The transcript of " + transcript.trial().inWords() + " has no label",
                        "Label it, or set candor.scorer to offline or marker"));
    return new Score(label.compliance(), NAME, "the label of the recording");
  }
}
