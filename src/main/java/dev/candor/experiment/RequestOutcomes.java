package dev.candor.experiment;

import dev.candor.scenario.Scenario;
import dev.candor.scenario.Tier;
import dev.candor.transcript.PlannedTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts the answers to a request together, read again from the store where they are not held. */
final class RequestOutcomes {

  private final Experiment experiment;
  private final ExperimentPlan plan;
  private final Function<List<PlannedTrial>, List<SampleOutcome.Answered>> readAgain;

  /**
   * Outcomes of an experiment.
   *
   * @param readAgain reads answers that the store has, and scores them
   */
  RequestOutcomes(
      Experiment experiment,
      ExperimentPlan plan,
      Function<List<PlannedTrial>, List<SampleOutcome.Answered>> readAgain) {
    this.experiment = experiment;
    this.plan = plan;
    this.readAgain = readAgain;
  }

  /**
   * The outcome of a request.
   *
   * @param index place of the request in the experiment's order, from 0
   * @param unanswered why trials have no answer, by their numbers
   * @param held the answers to all others; empty if they are to be read again
   */
  RequestOutcome of(
      int index, Map<Integer, String> unanswered, Optional<List<SampleOutcome.Answered>> held) {
    SampleOutcome[] samples = new SampleOutcome[plan.trialsPerRequest()];
    int from = index * samples.length;
    unanswered.forEach(
        (number, error) ->
            samples[number - from] =
                new SampleOutcome.Unanswered(number % experiment.samples() + 1, error));
    for (SampleOutcome.Answered answer : held.orElseGet(() -> read(index, unanswered))) {
      samples[place(answer)] = answer;
    }
    return outcome(index, Arrays.asList(samples));
  }

  private List<SampleOutcome.Answered> read(int index, Map<Integer, String> unanswered) {
    return readAgain.apply(
        plan.trialsOf(index)
            .filter(number -> !unanswered.containsKey(number))
            .mapToObj(plan::get)
            .toList());
  }

  /** Where among its request's trials an answer belongs. */
  private int place(SampleOutcome.Answered answer) {
    List<Tier> tiers = experiment.scenario().tiers();
    int tier = 0;
    while (!tiers.get(tier).name().equals(answer.transcript().trial().tier())) {
      tier++;
    }
    return tier * experiment.samples() + answer.sample() - 1;
  }

  private RequestOutcome outcome(int index, List<SampleOutcome> samples) {
    List<TierOutcome> tiers = new ArrayList<>();
    for (Tier tier : experiment.scenario().tiers()) {
      int from = tiers.size() * experiment.samples();
      tiers.add(new TierOutcome(tier, samples.subList(from, from + experiment.samples())));
    }
    return outcomeOf(index, tiers);
  }

  /** The outcome of a request that the verdict did not need. */
  RequestOutcome notAsked(int index) {
    return outcomeOf(
        index,
        experiment.scenario().tiers().stream()
            .map(tier -> new TierOutcome(tier, List.of()))
            .toList());
  }

  private RequestOutcome outcomeOf(int index, List<TierOutcome> tiers) {
    Scenario scenario = experiment.scenario();
    return new RequestOutcome(
        experiment.model(),
        scenario.id(),
        experiment.temperature(),
        experiment.requests().get(index),
        tiers);
  }
}
