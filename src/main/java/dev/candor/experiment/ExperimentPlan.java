package dev.candor.experiment;

import dev.candor.sampling.TrialPlan;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The trials of an experiment, request by request, so that outcomes are complete in data-set order;
 * within a request tier by tier, and within a tier sample by sample.
 */
public final class ExperimentPlan implements TrialPlan {

  private final Experiment experiment;
  private final BiFunction<Trial, Prompt, TranscriptKey> keys;
  private final int samples;
  private final int tiers;

  /** All samples of a tier are asked with one prompt, and mostly one after the other. */
  private volatile Rendered last = new Rendered(-1, new Prompt("", ""));

  private volatile String lastSystem = "";

  private record Rendered(int cell, Prompt prompt) {}

  /**
   * The trials of an experiment.
   *
   * @param keys what the answer to a trial is kept under
   */
  public ExperimentPlan(Experiment experiment, BiFunction<Trial, Prompt, TranscriptKey> keys) {
    this.experiment = experiment;
    this.keys = keys;
    this.samples = experiment.samples();
    this.tiers = experiment.scenario().tiers().size();
  }

  @Override
  public int size() {
    return Math.toIntExact(experiment.trialCount());
  }

  @Override
  public PlannedTrial get(int number) {
    Request request = experiment.requests().get(request(number));
    Tier tier = experiment.scenario().tiers().get(tier(number));
    Trial trial =
        new Trial(
            experiment.scenario().id(),
            experiment.model(),
            request,
            tier.name(),
            number % samples + 1);
    Prompt prompt = prompt(number / samples, tier, request);
    return new PlannedTrial(trial, prompt, keys.apply(trial, prompt));
  }

  private Prompt prompt(int cell, Tier tier, Request request) {
    Rendered known = last;
    if (known.cell() != cell) {
      known = new Rendered(cell, withOneSystem(experiment.scenario().prompt(tier, request)));
      last = known;
    }
    return known.prompt();
  }

  /** A system's message is long and mostly the same for all requests: one copy does. */
  private Prompt withOneSystem(Prompt prompt) {
    String system = lastSystem;
    if (prompt.system().equals(system)) {
      return new Prompt(system, prompt.user());
    }
    lastSystem = prompt.system();
    return prompt;
  }

  /** Place of a trial's request in data-set order, from 0. */
  int request(int number) {
    return number / (tiers * samples);
  }

  /** Place of a trial's tier in its scenario, from 0. */
  int tier(int number) {
    return number / samples % tiers;
  }

  /** Numbers of a request's trials. */
  public IntStream trialsOf(int request) {
    int from = request * trialsPerRequest();
    return IntStream.range(from, from + trialsPerRequest());
  }

  /** How many trials each request has; they follow each other. */
  public int trialsPerRequest() {
    return tiers * samples;
  }
}
