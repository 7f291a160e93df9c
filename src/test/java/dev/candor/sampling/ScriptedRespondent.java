package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.Transcript;
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
  private int maxConcurrency = Integer.MAX_VALUE;
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

  ScriptedRespondent wanting(int most) {
    maxConcurrency = most;
    return this;
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
  public CompletableFuture<Transcript> answer(Trial trial, Prompt prompt) {
    asked.add(trial);
    return script.apply(trial);
  }

  @Override
  public int maxConcurrency() {
    return maxConcurrency;
  }

  @Override
  public void close() {
    closed = true;
  }
}
