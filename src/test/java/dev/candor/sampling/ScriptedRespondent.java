package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.Transcripts;
import dev.candor.transcript.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A respondent that does what a test says, and remembers what it was asked. */
public final class ScriptedRespondent implements Respondent {

  private final Function<Trial, CompletableFuture<Transcript>> script;
  private final List<Trial> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  /** One whose answers a test gives as futures. */
  public ScriptedRespondent(Function<Trial, CompletableFuture<Transcript>> script) {
    this.script = script;
  }

  /** One that answers every trial at once, in these words. */
  public static ScriptedRespondent saying(Function<Trial, String> words) {
    return new ScriptedRespondent(
        trial ->
            CompletableFuture.completedFuture(Transcripts.answered(trial, words.apply(trial))));
  }

  /** A failed answer. */
  public static CompletableFuture<Transcript> failure(ModelException.Remedy remedy) {
    return CompletableFuture.failedFuture(
        new ModelException(remedy, "The server is down", "Start it"));
  }

  /** The trials asked so far, in their order. */
  public List<Trial> asked() {
    return List.copyOf(asked);
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public TranscriptKey key(Trial trial, Prompt prompt) {
    return new TranscriptKey(trial.inWords());
  }

  @Override
  public CompletableFuture<Transcript> answer(PlannedTrial trial) {
    asked.add(trial.trial());
    return script.apply(trial.trial());
  }

  /** A source of these answers, asked so many at a time, with a store of its own. */
  public Source source(TranscriptStore store, int concurrency) {
    return new Source(this, store, new CallLimit(concurrency), Spending.none());
  }

  @Override
  public void close() {
    closed = true;
  }
}
