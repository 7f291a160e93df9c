package dev.candor.experiment;

import dev.candor.model.ModelSpec;
import dev.candor.scenario.Request;
import dev.candor.scenario.RequestSet;
import dev.candor.scenario.Resource;
import dev.candor.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One scenario on one model: everything that is going to be asked.
 *
 * @param scenario the story
 * @param model the model's spec
 * @param temperature what it samples at
 * @param requests the harmful requests, in the order in which they are asked
 * @param samples samples per request and tier, at least 1
 * @param orderSeed seed of the random order of the requests, which are asked until the verdict is
 *     certain; empty for data-set order, in which all are asked
 * @param origin the files it was read from; empty where it was made otherwise
 */
public record Experiment(
    Scenario scenario,
    String model,
    Temperature temperature,
    List<Request> requests,
    int samples,
    OptionalLong orderSeed,
    Optional<Origin> origin) {

  /**
   * The files that an experiment was read from.
   *
   * @param scenario the scenario's
   * @param requests the request set's
   */
  public record Origin(Resource scenario, Resource requests) {}

  public Experiment {
    requests = List.copyOf(requests);
    if (requests.isEmpty() || samples < 1) {
      throw new IllegalArgumentException("an experiment asks at least one request once");
    }
  }

  /** An experiment that asks every request, in data-set order, at a temperature of its own. */
  public Experiment(Scenario scenario, String model, List<Request> requests, int samples) {
    this(
        scenario,
        model,
        Temperature.UNKNOWN,
        requests,
        samples,
        OptionalLong.empty(),
        Optional.empty());
  }

  /** Whether requests are asked in random order until the verdict is certain. */
  public boolean isSequential() {
    return orderSeed.isPresent();
  }

  /**
   * Whether this is asked to explain the gap of another: its scenario is a control of the other's,
   * and nothing else differs but, perhaps, the requests.
   */
  public boolean isControlOf(Experiment other) {
    return scenario.control().filter(c -> c.of().equals(other.scenario().id())).isPresent()
        && equals(
            new Experiment(
                scenario,
                other.model,
                other.temperature,
                requests,
                other.samples,
                other.orderSeed,
                origin));
  }

  /** The same on another model; at a temperature that is not known if that is a recording. */
  public Experiment on(ModelSpec other) {
    return new Experiment(
        scenario,
        other.toString(),
        other.isRecording() ? Temperature.UNKNOWN : temperature,
        requests,
        samples,
        orderSeed,
        origin);
  }

  /** How many trials there are at most: requests times tiers times samples. */
  public long trialCount() {
    return (long) requests.size() * scenario.tiers().size() * samples;
  }

  /** The digest of the requests, as {@link RequestSet#digest} makes it. */
  public String requestsDigest() {
    return RequestSet.digest(requests);
  }

  /**
   * What the run calls the scenario here: its id, and the temperature where the run has several.
   */
  public String scenarioName() {
    return temperature.name(scenario.id());
  }

  /** The experiment in a few words, which no other of its run has: model and scenario. */
  @Override
  public String toString() {
    return model + " in " + scenarioName();
  }
}
