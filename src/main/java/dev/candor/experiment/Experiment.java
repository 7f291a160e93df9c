package dev.candor.experiment;

import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import java.util.List;
import java.util.OptionalLong;

/**
 * One scenario on one model: everything that is going to be asked.
 *
 * @param scenario the story
 * @param model the model's spec
 * @param requests the harmful requests, in the order in which they are asked
 * @param samples samples per request and tier, at least 1
 * @param orderSeed seed of the random order of the requests, which are asked until the verdict is
 *     certain; empty for data-set order, in which all are asked
 */
public record Experiment(
    Scenario scenario, String model, List<Request> requests, int samples, OptionalLong orderSeed) {

  public Experiment {
    requests = List.copyOf(requests);
    if (requests.isEmpty() || samples < 1) {
      throw new IllegalArgumentException("an experiment asks at least one request once");
    }
  }

  /** An experiment that asks every request, in data-set order. */
  public Experiment(Scenario scenario, String model, List<Request> requests, int samples) {
    this(scenario, model, requests, samples, OptionalLong.empty());
  }

  /** Whether requests are asked in random order until the verdict is certain. */
  public boolean isSequential() {
    return orderSeed.isPresent();
  }

  /** How many trials there are at most: requests times tiers times samples. */
  public long trialCount() {
    return (long) requests.size() * scenario.tiers().size() * samples;
  }

  /** The experiment in a few words: model and scenario. */
  @Override
  public String toString() {
    return model + " in " + scenario.id();
  }
}
