package dev.candor.experiment.plan;

import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentPlan;
import dev.candor.model.tokens.TokenCounter;
import dev.candor.sampling.Source;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a store has of an experiment's trials, looked up under the keys that a run would use.
 *
 * @param stored how many trials have an answer; where not all requests were looked up, the same
 *     share of all
 * @param pilot what the answers tell of their length; empty if there is none
 */
record StoredAnswers(long stored, Optional<Pilot> pilot) {

  /**
   * Looks answers up.
   *
   * @param source never asked
   * @param requests most requests to look up
   * @param pilotRequests most requests whose answers tell how long answers are
   * @param whose what the answers are, in words
   */
  static StoredAnswers of(
      Experiment experiment,
      Source source,
      int requests,
      int pilotRequests,
      TokenCounter counter,
      String whose) {
    ExperimentPlan plan = new ExperimentPlan(experiment, source.respondent()::key);
    List<Integer> places =
        Spread.over(IntStream.range(0, experiment.requests().size()).boxed().toList(), requests);
    Set<Integer> telling = new HashSet<>(Spread.over(places, pilotRequests));
    PilotSums sums = new PilotSums(counter);
    long found = 0;
    for (int request : places) {
      for (Transcript answer : read(source, plan, request)) {
        found++;
        if (telling.contains(request)) {
          sums.add(answer.completion());
        }
      }
    }
    double share = (double) found / ((long) places.size() * plan.trialsPerRequest());
    return new StoredAnswers(Math.round(share * plan.size()), sums.pilot(whose));
  }

  private static List<Transcript> read(Source source, ExperimentPlan plan, int request) {
    List<PlannedTrial> trials = plan.trialsOf(request).mapToObj(plan::get).toList();
    return source.store().read(trials).stream().flatMap(Optional::stream).toList();
  }
}
