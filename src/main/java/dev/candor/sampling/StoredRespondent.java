package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.model.ModelSpec;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.util.concurrent.CompletableFuture;

/** Knows the keys of a model's answers, so that the store finds them, and never asks the model. */
final class StoredRespondent implements Respondent {

  private final ModelSpec spec;
  private final Respondent live;

  /**
   * A respondent.
   *
   * @param spec the model's
   * @param live would ask the model; closed with this
   */
  StoredRespondent(ModelSpec spec, Respondent live) {
    this.spec = spec;
    this.live = live;
  }

  @Override
  public TranscriptKey key(Trial trial, Prompt prompt) {
    return live.key(trial, prompt);
  }

  @Override
  public CompletableFuture<Transcript> answer(PlannedTrial trial) {
    return CompletableFuture.failedFuture(
        new ModelException(
            ModelException.Remedy.SKIP_TRIAL,
            "The store has no answer of %s to %s".formatted(spec, trial.trial().inWords()),
            "Run the gate on it first, with the same sampling settings"));
  }

  @Override
  public void close() {
    live.close();
  }
}
