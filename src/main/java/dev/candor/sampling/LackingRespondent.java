package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Stands in for the model behind a recording: it cannot be asked what was not recorded. */
final class LackingRespondent implements Respondent {

  private static final SamplingSettings UNKNOWN = new SamplingSettings(0, 1, OptionalLong.empty());

  private final Cassette cassette;

  LackingRespondent(Cassette cassette) {
    this.cassette = cassette;
  }

  /** Nobody knows how the answers were sampled; what they answer tells them apart. */
  @Override
  public TranscriptKey key(Trial trial, Prompt prompt) {
    return TranscriptKey.of(
        "recording " + cassette.name(), prompt, UNKNOWN, trial.tier(), trial.sample());
  }

  @Override
  public CompletableFuture<Transcript> answer(PlannedTrial trial) {
    return CompletableFuture.failedFuture(
        new ModelException(
            ModelException.Remedy.SKIP_TRIAL,
            "The cassette " + cassette.name() + " lacks the trial " + trial.trial().inWords(),
            "Record it, or ask only what was recorded with candor.requests,"
                + " candor.samples and candor.scenario"));
  }
}
