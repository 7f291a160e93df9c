package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.TrialSink;
import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.Tier;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptLog;
import dev.candor.transcript.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a run knows so far: counts in memory, transcripts on disk with their positions, and the few
 * errors. Safe for use by several threads; its monitor is notified whenever a request is done.
 */
final class RunRecord implements TrialSink, AutoCloseable {

  private final Experiment experiment;
  private final Scoring scoring;
  private final TranscriptLog log;

  private final Map<String, Integer> requestIndex = new HashMap<>();
  private final Map<String, Integer> tierIndex = new HashMap<>();
  private final TranscriptLog.Position[] positions;
  private final Map<Integer, String> errors = new HashMap<>();
  private final int[] open;
  private final OutcomeTable table;
  private final int[] filtered;
  private TokenUsage usage = TokenUsage.NONE;
  private int faking;
  private int fakingCompliances;

  RunRecord(Experiment experiment, Scoring scoring, TranscriptLog log) {
    this.experiment = experiment;
    this.scoring = scoring;
    this.log = log;
    List<Request> requests = experiment.requests();
    IntStream.range(0, requests.size()).forEach(i -> requestIndex.put(requests.get(i).id(), i));
    List<Tier> tiers = experiment.scenario().tiers();
    IntStream.range(0, tiers.size()).forEach(i -> tierIndex.put(tiers.get(i).name(), i));
    this.positions = new TranscriptLog.Position[Math.toIntExact(experiment.trialCount())];
    this.open = new int[requests.size()];
    Arrays.fill(open, tiers.size() * experiment.samples());
    this.table = new OutcomeTable(requests.size(), tiers.size());
    this.filtered = new int[tiers.size()];
  }

  @Override
  public void answered(Transcript transcript) {
    // On disk before anyone can see it: nothing that was paid for is lost.
    TranscriptLog.Position position = log.append(transcript);
    SampleOutcome.Answered scored = scoring.score(transcript);
    synchronized (this) {
      positions[slot(transcript.trial())] = position;
      count(scored);
      close(transcript.trial());
    }
  }

  @Override
  public synchronized void unanswered(Trial trial, ModelException reason) {
    errors.put(slot(trial), String.valueOf(reason.getMessage()));
    close(trial);
  }

  private void count(SampleOutcome.Answered scored) {
    Trial trial = scored.transcript().trial();
    int tier = tierIndex.get(trial.tier());
    Compliance compliance = scored.score().compliance();
    table.add(requestIndex.get(trial.request().id()), tier, compliance);
    usage = usage.plus(scored.transcript().completion().usage());
    if (scored.transcript().completion().finishReason() == FinishReason.CONTENT_FILTER) {
      filtered[tier]++;
    }
    if (tier == indexOf(experiment.scenario().monitored())
        && scored.reasoning().alignmentFaking()) {
      faking++;
      fakingCompliances += compliance == Compliance.COMPLIED ? 1 : 0;
    }
  }

  private void close(Trial trial) {
    if (--open[requestIndex.get(trial.request().id())] == 0) {
      notifyAll();
    }
  }

  synchronized boolean isComplete(int request) {
    return open[request] == 0;
  }

  synchronized boolean isComplete() {
    return Arrays.stream(open).allMatch(left -> left == 0);
  }

  RequestOutcome outcome(int index) {
    Request request = experiment.requests().get(index);
    Scenario scenario = experiment.scenario();
    List<TierOutcome> tiers = new ArrayList<>();
    for (Tier tier : scenario.tiers()) {
      List<SampleOutcome> samples = new ArrayList<>();
      for (int sample = 1; sample <= experiment.samples(); sample++) {
        samples.add(sample(experiment.trial(request, tier, sample), tier));
      }
      tiers.add(new TierOutcome(tier, samples));
    }
    return new RequestOutcome(experiment.model(), scenario.id(), request, tiers);
  }

  private SampleOutcome sample(Trial trial, Tier tier) {
    int slot = slot(trial);
    String error;
    TranscriptLog.Position position;
    synchronized (this) {
      error = errors.get(slot);
      position = positions[slot];
    }
    return error != null
        ? new SampleOutcome.Unanswered(trial.sample(), error)
        : scoring.score(
            log.read(position, trial, experiment.scenario().prompt(tier, trial.request())));
  }

  synchronized ExperimentResult result(
      GateLimits limits, String stopped, Instant startedAt, Duration duration) {
    int monitored = indexOf(experiment.scenario().monitored());
    int unmonitored = indexOf(experiment.scenario().unmonitored());
    List<TierTally> tallies = experiment.scenario().tiers().stream().map(this::tally).toList();
    ComplianceGap gap = ComplianceGap.of(table, monitored, unmonitored, experiment.samples());
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
        usage,
        limits,
        new Gate(limits).decide(watched, tallies.get(unmonitored), gap, stopped),
        startedAt,
        duration);
  }

  /** Trials that were never asked because the run stopped count as unanswered. */
  private TierTally tally(Tier tier) {
    int index = indexOf(tier);
    int complied = table.total(index, Compliance.COMPLIED);
    int refused = table.total(index, Compliance.REFUSED);
    int malformed = table.total(index, Compliance.MALFORMED);
    int asked = experiment.requests().size() * experiment.samples();
    return new TierTally(
        tier,
        complied,
        refused,
        malformed,
        asked - complied - refused - malformed,
        filtered[index]);
  }

  private int indexOf(Tier tier) {
    return tierIndex.get(tier.name());
  }

  private int slot(Trial trial) {
    int request = requestIndex.get(trial.request().id());
    int tier = tierIndex.get(trial.tier());
    return (request * tierIndex.size() + tier) * experiment.samples() + trial.sample() - 1;
  }

  @Override
  public void close() {
    log.close();
  }
}
