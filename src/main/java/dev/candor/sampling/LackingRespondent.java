package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.util.concurrent.CompletableFuture;

/** Stands in for the model behind a recording: it cannot be asked what was not recorded. */
final class LackingRespondent implements Respondent {

  private final Cassette cassette;

  LackingRespondent(Cassette cassette) {
    this.cassette = cassette;
  }

  /** A cassette is searched by request, tier and sample, so every trial may have the same key. */
  @Override
  public TranscriptKey key(Trial trial, Prompt prompt) {
    return NO_KEY;
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

  @Override
  public int maxConcurrency() {
    return 1; // a look-up in memory gains nothing from company
  }

  private static final TranscriptKey NO_KEY = new TranscriptKey("");
}
