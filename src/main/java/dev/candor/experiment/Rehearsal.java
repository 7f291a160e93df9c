package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.config.GateLimits;
import dev.candor.model.ChatModel;
import dev.candor.model.ChatModels;
import dev.candor.model.Completion;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.sampling.TrialSink;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures a model organism as a run measures a model: the scenario's prompts, parser, scorer,
 * statistics and gate are the run's own. Only the way to a server is left out, and the store: it
 * asks one trial after the other, in memory and in the calling thread.
 *
 * @param scorer name of a scorer that asks no model
 * @param limits what the gate holds the organism to
 */
public record Rehearsal(String scorer, GateLimits limits) {

  private static final int MOST_TOKENS = 4096;

  /**
   * Measures.
   *
   * @param experiment a scenario on a model within this process, such as {@code
   *     sim:steady-refuser}; each sample has its number for a seed
   * @throws CandorException if there is no such model or scorer
   */
  public ExperimentResult of(Experiment experiment) {
    Instant startedAt = Instant.now();
    ExperimentPlan plan =
        new ExperimentPlan(experiment, (trial, prompt) -> new TranscriptKey(trial.inWords()));
    RunRecord record =
        new RunRecord(
            experiment,
            new Scoring(experiment.scenario(), scorer),
            plan,
            limits,
            () -> {
              throw new IllegalStateException("a rehearsal keeps nothing to be read again");
            });
    ask(ChatModels.open(ModelSpec.parse(experiment.model()), variable -> unset()), plan, record);
    return record.result(Cost.NONE, "", startedAt, Duration.between(startedAt, Instant.now()));
  }

  private static void ask(ChatModel model, ExperimentPlan plan, RunRecord record) {
    for (int number = 0; number < plan.size() && !record.isSatisfied(); number++) {
      PlannedTrial planned = plan.get(number);
      SamplingSettings settings =
          new SamplingSettings(1, MOST_TOKENS, OptionalLong.of(planned.trial().sample()));
      Completion completion = model.complete(planned.prompt(), settings).join();
      record.answered(
          number,
          new Transcript(planned.trial(), planned.prompt(), completion, Optional.empty()),
          TrialSink.Origin.ASKED);
    }
  }

  private static Optional<String> unset() {
    return Optional.empty();
  }
}
