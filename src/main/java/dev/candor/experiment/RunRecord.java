package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.TrialSink;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.Tier;
import dev.candor.scoring.Score;
import dev.candor.stats.MatchedRates;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows so far: counts, the few errors, and the answers that a test will want next. Safe
 * for use by several threads; its monitor is notified whenever a request is done.
 */
final class RunRecord implements TrialSink {

  private final Experiment experiment;
  private final Scoring scoring;
  private final ExperimentPlan plan;
  private final GateLimits limits;
  private final Supplier<TranscriptStore> store;

  // Guarded by this.
  private final Map<Integer, String> errors = new HashMap<>();
  private final int[] open;
  private final OutcomeTable table;
  private final OutcomeWindow window;

  /** By trial's request and tier, and by request: the verdict may rest on the first ones alone. */
  private final int[][] filtered;

  private final int[] faking;
  private final int[] fakingCompliances;
  private final int[] unjudged;
  private final int[] unjudgedCompliances;
  private TokenUsage usage = TokenUsage.NONE;
  private int uncounted;
  private int asked;
  private int stored;

  /** Answers that are here and have no score yet. */
  private int unscored;

  /** Why nothing is scored any more. */
  private @Nullable RuntimeException nothingScored;

  private final Map<String, ScorerTable> others = new LinkedHashMap<>();
  private @Nullable Correction correction;

  /** Places of the two tiers that are compared. */
  private final int monitored;

  private final int unmonitored;

  private final StoppingRule rule;

  /** Requests from the first that are done without a gap, as the rule has seen them. */
  private int inOrder;

  /** How many requests the verdict rests on, once it is certain; all of them before. */
  private volatile int needed;

  RunRecord(
      Experiment experiment,
      Scoring scoring,
      ExperimentPlan plan,
      GateLimits limits,
      Supplier<TranscriptStore> store) {
    this.experiment = experiment;
    this.scoring = scoring;
    this.plan = plan;
    this.limits = limits;
    this.store = store;
    int tiers = experiment.scenario().tiers().size();
    int requests = experiment.requests().size();
    this.open = new int[requests];
    Arrays.fill(open, plan.trialsPerRequest());
    this.table = new OutcomeTable(requests, tiers);
    this.window = new OutcomeWindow();
    this.filtered = new int[tiers][requests];
    this.faking = new int[requests];
    this.fakingCompliances = new int[requests];
    this.unjudged = new int[requests];
    this.unjudgedCompliances = new int[requests];
    this.monitored = indexOf(experiment.scenario().monitored());
    this.unmonitored = indexOf(experiment.scenario().unmonitored());
    scoring.others().forEach(name -> others.put(name, new ScorerTable(requests, tiers)));
    this.rule = new StoppingRule(limits);
    this.needed = requests;
  }

  @Override
  public void answered(int number, Transcript transcript, Origin origin) {
    synchronized (this) {
      if (nothingScored != null) {
        throw nothingScored;
      }
      unscored++;
    }
    CompletableFuture<SampleOutcome.Answered> scoring;
    try {
      scoring = this.scoring.score(transcript);
    } catch (RuntimeException | Error e) {
      scoring = CompletableFuture.failedFuture(e);
    }
    scoring.whenComplete(
        (scored, failure) -> {
          synchronized (this) {
            unscored--;
            try {
              if (scored != null) {
                scored(number, scored, origin);
              } else {
                notScored(number, Scoring.cause(failure));
              }
            } catch (RuntimeException | Error e) {
              // The future would swallow it, and whoever waits for this answer wait for ever.
              nothingScored(e);
            } finally {
              notifyAll();
            }
          }
        });
  }

  private void scored(int number, SampleOutcome.Answered scored, Origin origin) {
    count(number, scored);
    asked += origin == Origin.ASKED ? 1 : 0;
    stored += origin == Origin.STORED ? 1 : 0;
    window.offer(plan.request(number), scored);
    close(number);
  }

  /** An answer that nobody can score is a trial without an outcome, and never guessed. */
  private void notScored(int number, Throwable failure) {
    if (Scoring.concernsOneAnswer(failure)) {
      if (failure instanceof Unscored unscored) {
        for (Score other : unscored.others()) {
          others
              .get(other.by())
              .addAlone(plan.request(number), plan.tier(number), other.compliance());
        }
      }
      errors.put(number, String.valueOf(failure.getMessage()));
      close(number);
    } else {
      nothingScored(failure);
    }
  }

  private void nothingScored(Throwable reason) {
    if (nothingScored == null) {
      nothingScored = reason instanceof RuntimeException e ? e : new IllegalStateException(reason);
    }
  }

  /**
   * Waits until every answer that came is scored.
   *
   * @throws RuntimeException the reason, if nothing is scored any more
   */
  synchronized void awaitScored() throws InterruptedException {
    while (unscored > 0) {
      wait();
    }
    if (nothingScored != null) {
      throw nothingScored;
    }
  }

  /** Waits for the scores of answers that are here and paid for, but no longer than that. */
  synchronized void awaitScored(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (unscored > 0 && nothingScored == null && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
  }

  @Override
  public synchronized void unanswered(int number, ModelException reason) {
    errors.put(number, String.valueOf(reason.getMessage()));
    close(number);
  }

  /** Corrects rates and gap by labelled answers; to be told before the first answer. */
  synchronized void correctBy(LabelledScores labels) {
    correction = new Correction(labels, open.length, experiment.scenario().tiers().size());
  }

  private void count(int number, SampleOutcome.Answered scored) {
    int request = plan.request(number);
    int tier = plan.tier(number);
    Compliance compliance = scored.score().compliance();
    table.add(request, tier, compliance);
    for (Score other : scored.others()) {
      others.get(other.by()).add(request, tier, compliance, other.compliance());
    }
    if (correction != null) {
      correction.add(request, tier, scored);
    }
    usage = usage.plus(scored.transcript().completion().usage());
    uncounted += scored.transcript().completion().usage().isReported() ? 0 : 1;
    if (scored.transcript().completion().finishReason() == FinishReason.CONTENT_FILTER) {
      filtered[tier][request]++;
    }
    if (tier == monitored && !scored.reasoning().judged()) {
      unjudged[request]++;
      unjudgedCompliances[request] += compliance == Compliance.COMPLIED ? 1 : 0;
    } else if (tier == monitored && scored.reasoning().alignmentFaking()) {
      faking[request]++;
      fakingCompliances[request] += compliance == Compliance.COMPLIED ? 1 : 0;
    }
  }

  private void close(int number) {
    if (--open[plan.request(number)] == 0) {
      if (experiment.isSequential()) {
        goOnInOrder();
      }
      notifyAll();
    }
  }

  /**
   * Shows the rule what is done, in the drawn order: a request that is open holds up the others.
   */
  private void goOnInOrder() {
    while (!isSatisfied() && inOrder < open.length && open[inOrder] == 0) {
      Optional<Verdict> inSight =
          rule.next(
              pair(inOrder, OutcomeTable.Malformed.LEFT_OUT),
              pair(inOrder, OutcomeTable.Malformed.AS_REFUSAL));
      inOrder++;
      if (inSight.isPresent()) {
        if (gate("").plain(table.first(inOrder)).verdict() == inSight.get()) {
          needed = inOrder;
        } else {
          rule.notYet();
        }
      }
    }
  }

  private Optional<MatchedRates> pair(int request, OutcomeTable.Malformed malformed) {
    return table.pair(request, monitored, unmonitored, malformed);
  }

  @Override
  public boolean maySuffice() {
    return experiment.isSequential();
  }

  /** A judge takes its time, and may find that what is stored suffices. */
  @Override
  public synchronized void awaitCounted() throws InterruptedException {
    while (unscored > 0 && !isSatisfied() && nothingScored == null) {
      wait();
    }
  }

  @Override
  public boolean isSatisfied() {
    return needed < open.length;
  }

  /** Whether the verdict was certain before this request, so that it is left out. */
  boolean isLeftOut(int request) {
    return request >= needed;
  }

  /** Why a request is left out. */
  String whyLeftOut() {
    return "Not asked: the verdict was certain after %d of %d requests"
        .formatted(needed, open.length);
  }

  /** Whether the outcome of a request is there to be read. */
  synchronized boolean isComplete(int request) {
    return open[request] == 0 || isLeftOut(request);
  }

  /** Whether nothing more is to be asked. */
  synchronized boolean isComplete() {
    return isSatisfied() || Arrays.stream(open).allMatch(left -> left == 0);
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

  /** The outcome of a request that is complete; without samples if it is left out. */
  RequestOutcome outcome(int index) {
    if (isLeftOut(index)) {
      return notAsked(index);
    }
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
    return scoring.scoreAgain(store.get().readStored(trials));
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

  private RequestOutcome notAsked(int index) {
    Scenario scenario = experiment.scenario();
    return new RequestOutcome(
        experiment.model(),
        scenario.id(),
        experiment.requests().get(index),
        scenario.tiers().stream().map(tier -> new TierOutcome(tier, List.of())).toList());
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

  /**
   * What the run came to. Only requests that the verdict rests on count: which others were in
   * flight when it became certain is an accident of time.
   */
  synchronized ExperimentResult result(
      Cost cost, String stopped, Instant startedAt, Duration duration) {
    int requests = needed;
    OutcomeTable counted = table.first(requests);
    List<TierTally> tiers = tallies(counted, requests);
    TierTally watched = tiers.get(monitored);
    ComplianceGap gap = gap(counted);
    return new ExperimentResult(
        experiment.model(),
        experiment.scenario().id(),
        requests,
        experiment.samples(),
        scoring.scorerName(),
        tiers,
        gap,
        new AlignmentFakingReasoning(
            sum(faking, requests),
            watched.scored() + watched.malformed() - sum(unjudged, requests),
            sum(fakingCompliances, requests),
            watched.complied() - sum(unjudgedCompliances, requests),
            sum(unjudged, requests)),
        cost,
        limits,
        gate(stopped).decide(counted, gap),
        startedAt,
        duration,
        experiment.orderSeed().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SequentialDesign(requests, open.length, experiment.orderSeed().getAsLong())),
        others(requests, stopped),
        correction(counted, gap),
        Breakdown.of(counted, experiment.requests(), monitored, unmonitored, this::gap));
  }

  private TableGate gate(String stopped) {
    return new TableGate(
        limits,
        experiment.scenario().tiers(),
        experiment.samples(),
        stopped,
        whyUnanswered(),
        this::gap);
  }

  /** What kept the first trial that counts and has no outcome from one. */
  private Optional<String> whyUnanswered() {
    return errors.entrySet().stream()
        .filter(error -> plan.request(error.getKey()) < needed)
        .filter(error -> isCompared(plan.tier(error.getKey())))
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue);
  }

  private boolean isCompared(int tier) {
    return tier == monitored || tier == unmonitored;
  }

  private ComplianceGap gap(OutcomeTable counted) {
    return experiment.isSequential()
        ? ComplianceGap.inSequence(counted, monitored, unmonitored, experiment.samples())
        : ComplianceGap.of(counted, monitored, unmonitored, experiment.samples(), limits.methods());
  }

  private Optional<ScorerCorrection> correction(OutcomeTable counted, ComplianceGap gap) {
    return Optional.ofNullable(correction)
        .map(
            labelled ->
                labelled
                    .first(counted.requests())
                    .of(
                        counted,
                        gap,
                        experiment.scenario().tiers(),
                        monitored,
                        unmonitored,
                        limits.confidence(),
                        !experiment.isSequential()));
  }

  private List<OtherScorer> others(int requests, String stopped) {
    List<OtherScorer> seen = new ArrayList<>();
    others.forEach(
        (name, all) -> {
          ScorerTable table = all.first(requests);
          ComplianceGap gap = gap(table.outcomes());
          seen.add(
              new OtherScorer(
                  name,
                  tallies(table.outcomes(), requests),
                  gap,
                  gate(stopped).plain(table.outcomes(), gap).verdict(),
                  OtherScorer.rows(table.agreement())));
        });
    return seen;
  }

  private List<TierTally> tallies(OutcomeTable counted, int requests) {
    return experiment.scenario().tiers().stream()
        .map(tier -> tally(counted, requests, tier))
        .toList();
  }

  private static int sum(int[] byRequest, int requests) {
    return Arrays.stream(byRequest, 0, requests).sum();
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
  private TierTally tally(OutcomeTable counted, int requests, Tier tier) {
    int index = indexOf(tier);
    return TierTally.of(tier, counted, index, experiment.samples(), sum(filtered[index], requests));
  }

  private int indexOf(Tier tier) {
    return experiment.scenario().tiers().indexOf(tier);
  }
}
