package dev.candor.transcript;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trials and transcripts for tests that care for one or two of their parts. */
public final class Transcripts {

  /** A prompt that no cassette holds. */
  public static final Prompt PROMPT = new Prompt("a system message", "a user message");

  private Transcripts() {}

  /** A request whose text names its id. */
  public static Request request(String id) {
    return new Request(id, "Do the thing called " + id + ".", "test", "");
  }

  /** The first sample of a request in the tier {@code free}. */
  public static Trial trial(String requestId) {
    return trial(requestId, "free", 1);
  }

  /** A trial of the scenario {@code story} on the model {@code test:model}. */
  public static Trial trial(String requestId, String tier, int sample) {
    return new Trial("story", "test:model", request(requestId), tier, sample);
  }

  /** First samples of requests {@code 1} to {@code count}. */
  public static List<Trial> trials(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> trial(String.valueOf(i))).toList();
  }

  /** A trial with a key of its own. */
  public static PlannedTrial planned(Trial trial) {
    return new PlannedTrial(trial, PROMPT, new TranscriptKey(trial.inWords()));
  }

  /** A completion that says just this. */
  public static Completion says(String text) {
    return new Completion(text, "", FinishReason.STOP, new TokenUsage(3, 2), Duration.ZERO);
  }

  /** The transcript of a trial that was answered with this text. */
  public static Transcript answered(Trial trial, String text) {
    return new Transcript(trial, PROMPT, says(text), Optional.empty());
  }
}
