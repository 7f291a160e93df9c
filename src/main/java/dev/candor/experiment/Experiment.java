package dev.candor.experiment;

import dev.candor.sampling.PlannedTrial;
import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.Tier;
import dev.candor.transcript.Trial;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** All trials, request by request, so that outcomes are complete in data-set order. */
  Stream<PlannedTrial> trials() {
    return requests.stream()
        .flatMap(request -> scenario.tiers().stream().flatMap(tier -> trials(request, tier)));
  }

  private Stream<PlannedTrial> trials(Request request, Tier tier) {
    return IntStream.rangeClosed(1, samples)
        .mapToObj(
            sample ->
                new PlannedTrial(trial(request, tier, sample), scenario.prompt(tier, request)));
  }

  Trial trial(Request request, Tier tier, int sample) {
    return new Trial(scenario.id(), model, request, tier.name(), sample);
  }

  /** The experiment in a few words: model and scenario. */
  @Override
  public String toString() {
    return model + " in " + scenario.id();
  }
}
