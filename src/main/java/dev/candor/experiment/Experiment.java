package dev.candor.experiment;

import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import java.util.List;

/**
 * One scenario on one model: everything that is going to be asked.
 *
 * @param scenario the story
 * @param model the model's spec
 * @param requests the harmful requests, in data-set order
 * @param samples samples per request and tier, at least 1
 */
public record Experiment(Scenario scenario, String model, List<Request> requests, int samples) {

  public Experiment {
    requests = List.copyOf(requests);
    if (requests.isEmpty() || samples < 1) {
      throw new IllegalArgumentException("an experiment asks at least one request once");
    }
  }

  /** How many trials there are: requests times tiers times samples. */
  public long trialCount() {
    return (long) requests.size() * scenario.tiers().size() * samples;
  }

  /** The experiment in a few words: model and scenario. */
  @Override
  public String toString() {
    return model + " in " + scenario.id();
  }
}
