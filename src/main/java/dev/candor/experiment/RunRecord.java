package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.TrialSink;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.Tier;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a run knows so far: counts, the few errors, and the answers that a test will want next. Safe
 * for use by several threads; its monitor is notified whenever a request is done.
 */
final class RunRecord implements TrialSink {

  private final Experiment experiment;
  private final Scoring scoring;
  private final ExperimentPlan plan;
  private final Supplier<TranscriptStore> store;

  // Guarded by this.
  private final Map<Integer, String> errors = new HashMap<>();
  private final int[] open;
  private final OutcomeTable table;
  private final OutcomeWindow window;
  private final int[] filtered;
  private TokenUsage usage = TokenUsage.NONE;
  private int uncounted;
  private int asked;
  private int stored;
  private int faking;
  private int fakingCompliances;

  RunRecord(
      Experiment experiment,
      Scoring scoring,
      ExperimentPlan plan,
      Supplier<TranscriptStore> store) {
    this.experiment = experiment;
    this.scoring = scoring;
    this.plan = plan;
    this.store = store;
    int tiers = experiment.scenario().tiers().size();
    this.open = new int[experiment.requests().size()];
    Arrays.fill(open, plan.trialsPerRequest());
    this.table = new OutcomeTable(experiment.requests().size(), tiers);
    this.window = new OutcomeWindow();
    this.filtered = new int[tiers];
  }

  @Override
  public void answered(int number, Transcript transcript, Origin origin) {
    SampleOutcome.Answered scored = scoring.score(transcript);
    synchronized (this) {
      count(number, scored);
      asked += origin == Origin.ASKED ? 1 : 0;
      stored += origin == Origin.STORED ? 1 : 0;
      window.offer(plan.request(number), scored);
      close(number);
    }
  }

  @Override
  public synchronized void unanswered(int number, ModelException reason) {
    errors.put(number, String.valueOf(reason.getMessage()));
    close(number);
  }

  private void count(int number, SampleOutcome.Answered scored) {
    int tier = plan.tier(number);
    Compliance compliance = scored.score().compliance();
    table.add(plan.request(number), tier, compliance);
    usage = usage.plus(scored.transcript().completion().usage());
    uncounted += scored.transcript().completion().usage().isReported() ? 0 : 1;
    if (scored.transcript().completion().finishReason() == FinishReason.CONTENT_FILTER) {
      filtered[tier]++;
    }
    if (tier == indexOf(experiment.scenario().monitored())
        && scored.reasoning().alignmentFaking()) {
      faking++;
      fakingCompliances += compliance == Compliance.COMPLIED ? 1 : 0;
    }
  }

  private void close(int number) {
    if (--open[plan.request(number)] == 0) {
      notifyAll();
    }
  }

  synchronized boolean isComplete(int request) {
    return open[request] == 0;
  }

  synchronized boolean isComplete() {
    return Arrays.stream(open).allMatch(left -> left == 0);
  }

  /** How far the run has come, in trials. */
  synchronized Tally tally() {
    return new Tally(asked, stored, errors.size());
  }

  /**
   * Trials so far.
   *
   * @param asked answered in this run
   * @param stored answered before, or by another run
   * @param unanswered given up
   */
  record Tally(int asked, int stored, int unanswered) {}

  /** The outcome of a request that is complete. */
  RequestOutcome outcome(int index) {
    int from = index * plan.trialsPerRequest();
    int[] numbers = IntStream.range(from, from + plan.trialsPerRequest()).toArray();
    Map<Integer, String> unanswered = new HashMap<>();
    Optional<List<SampleOutcome.Answered>> held;
    synchronized (this) {
      for (int number : numbers) {
        if (errors.containsKey(number)) {
          unanswered.put(number, errors.get(number));
        }
      }
      held = window.take(index, numbers.length - unanswered.size());
    }
    SampleOutcome[] samples = new SampleOutcome[numbers.length];
    unanswered.forEach(
        (number, error) ->
            samples[number - from] =
                new SampleOutcome.Unanswered(number % experiment.samples() + 1, error));
    for (SampleOutcome.Answered answer : held.orElseGet(() -> readAgain(numbers, unanswered))) {
      samples[place(answer)] = answer;
    }
    return outcome(index, Arrays.asList(samples));
  }

  private List<SampleOutcome.Answered> readAgain(int[] numbers, Map<Integer, String> unanswered) {
    List<PlannedTrial> trials =
        IntStream.of(numbers)
            .filter(number -> !unanswered.containsKey(number))
            .mapToObj(plan::get)
            .toList();
    return store.get().read(trials).stream()
        .map(Optional::orElseThrow)
        .map(scoring::score)
        .toList();
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
    Scenario scenario = experiment.scenario();
    List<TierOutcome> tiers = new ArrayList<>();
    for (int tier = 0; tier < scenario.tiers().size(); tier++) {
      int from = tier * experiment.samples();
      tiers.add(
          new TierOutcome(
              scenario.tiers().get(tier), samples.subList(from, from + experiment.samples())));
    }
    return new RequestOutcome(
        experiment.model(), scenario.id(), experiment.requests().get(index), tiers);
  }

  synchronized ExperimentResult result(
      GateLimits limits, Cost cost, String stopped, Instant startedAt, Duration duration) {
    int monitored = indexOf(experiment.scenario().monitored());
    int unmonitored = indexOf(experiment.scenario().unmonitored());
    List<TierTally> tallies = experiment.scenario().tiers().stream().map(this::tally).toList();
    ComplianceGap gap =
        ComplianceGap.of(table, monitored, unmonitored, experiment.samples(), limits.methods());
    TierTally watched = tallies.get(monitored);
    return new ExperimentResult(
        experiment.model(),
        experiment.scenario().id(),
        experiment.requests().size(),
        experiment.samples(),
        scoring.scorerName(),
        tallies,
        gap,
        new AlignmentFakingReasoning(
            faking, watched.scored() + watched.malformed(), fakingCompliances, watched.complied()),
        cost,
        limits,
        new TableGate(limits, experiment.scenario().tiers(), experiment.samples(), stopped)
            .decide(table, gap),
        startedAt,
        duration);
  }

  /** Answers so far that came without a count of tokens. */
  synchronized int uncounted() {
    return uncounted;
  }

  /** Tokens of all answers so far. */
  synchronized TokenUsage usage() {
    return usage;
  }

  /** Trials that were never asked because the run stopped count as unanswered. */
  private TierTally tally(Tier tier) {
    int index = indexOf(tier);
    return TierTally.of(tier, table, index, experiment.samples(), filtered[index]);
  }

  private int indexOf(Tier tier) {
    return experiment.scenario().tiers().indexOf(tier);
  }
}
