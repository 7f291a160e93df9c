package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.util.concurrent.CompletableFuture;

/** Answers from a cassette. */
final class ReplayRespondent implements Respondent {

  private final Cassette cassette;

  ReplayRespondent(Cassette cassette) {
    this.cassette = cassette;
  }

  @Override
  public CompletableFuture<Transcript> answer(Trial trial, Prompt prompt) {
    return cassette
        .find(trial, prompt)
        .map(CompletableFuture::completedFuture)
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new ModelException(
                        ModelException.Remedy.SKIP_TRIAL,
                        "The cassette " + cassette.name() + " lacks the trial " + trial.inWords(),
                        "Record it, or ask only what was recorded with candor.requests,"
                            + " candor.samples and candor.scenario")));
  }

  @Override
  public int maxConcurrency() {
    return 1; // a look-up in memory gains nothing from company
  }
}
