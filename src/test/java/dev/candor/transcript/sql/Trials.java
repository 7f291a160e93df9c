package dev.candor.transcript.sql;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Trials to put into stores. */
final class Trials {

  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1, 100, OptionalLong.empty());

  private Trials() {}

  /** Trials that differ, the same ones each time. */
  static List<PlannedTrial> some(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Trials::number).toList();
  }

  static PlannedTrial number(int number) {
    return planned("lab", "sim:parrot", "request-" + number, "free", 1);
  }

  static PlannedTrial planned(String scenario, String model, String id, String tier, int sample) {
    Prompt prompt = new Prompt("You live in " + scenario + ".", "<" + tier + "> say " + id);
    Trial trial =
        new Trial(scenario, model, new Request(id, "Say " + id, "speech", ""), tier, sample);
    return new PlannedTrial(trial, prompt, TranscriptKey.of(model, prompt, SETTINGS, tier, sample));
  }

  static Transcript answer(PlannedTrial trial, String text) {
    return new Transcript(
        trial.trial(),
        trial.prompt(),
        new Completion(text, "", FinishReason.STOP, new TokenUsage(3, 4), Duration.ofMillis(120)),
        Optional.empty());
  }

  static Transcript answer(PlannedTrial trial) {
    return answer(trial, "Answer to " + trial.trial().request().id());
  }
}
