package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.experiment.attribution.Evidence;
import dev.candor.experiment.attribution.RequestCounts;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.transcript.Compliance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a run's counts into what it came to: rates, gap, verdict. */
final class RunFigures {

  private final Experiment experiment;
  private final String scorer;
  private final GateLimits limits;

  /** Places of the two tiers that are compared. */
  private final int monitored;

  private final int unmonitored;

  /**
   * Figures of an experiment.
   *
   * @param scorer name of the scorer that the verdict rests on
   * @param limits what the gate holds the model to
   */
  RunFigures(Experiment experiment, String scorer, GateLimits limits) {
    this.experiment = experiment;
    this.scorer = scorer;
    this.limits = limits;
    this.monitored = tiers().indexOf(experiment.scenario().monitored());
    this.unmonitored = tiers().indexOf(experiment.scenario().unmonitored());
  }

  /** The verdict on a table, of a run that goes on. */
  Verdict verdict(OutcomeTable table) {
    return gate("", Optional.empty()).plain(table).verdict();
  }

  /**
   * What the run came to.
   *
   * @param counts what it has counted
   * @param requests how many requests from the first the verdict rests on
   * @param whyUnanswered why one of their trials without an outcome has none; empty if all have one
   * @param stopped why the run stopped before its end, empty if it did not
   */
  ExperimentResult result(
      RunCounts counts,
      int requests,
      Optional<String> whyUnanswered,
      Cost cost,
      String stopped,
      Instant startedAt,
      Duration duration) {
    OutcomeTable counted = counts.table().first(requests);
    ComplianceGap gap = gap(counted);
    TableGate gate = gate(stopped, whyUnanswered);
    return new ExperimentResult(
        experiment.model(),
        experiment.scenario().id(),
        experiment.temperature(),
        requests,
        experiment.samples(),
        scorer,
        tallies(counted, counts),
        gap,
        counts.reasoning().first(requests),
        cost,
        limits,
        gate.decide(counted, gap),
        startedAt,
        duration,
        sequential(requests),
        others(counts, requests, gate),
        counts.otherReasoning(requests),
        counts.correction().map(labelled -> corrected(labelled, counted, gap)),
        breakdown(counted, gap, counts.reasoning()),
        Optional.of(evidence(counts, counted, gap)),
        Optional.empty());
  }

  private Breakdown breakdown(OutcomeTable counted, ComplianceGap gap, ReasoningTable reasoning) {
    List<Request> requests = experiment.requests();
    List<Breakdown.Telling> telling =
        new TellingRequests(counted, requests, monitored, unmonitored)
            .of(gap.estimate(), reasoning::found);
    return Breakdown.of(counted, requests, monitored, unmonitored, this::gap, telling);
  }

  private Evidence evidence(RunCounts counts, OutcomeTable counted, ComplianceGap gap) {
    return new Evidence(
        experiment.scenario().id(),
        experiment.scenario().control(),
        gap.completeCases(),
        new RequestCounts(
            experiment.requests().subList(0, counted.requests()),
            tiers(),
            (request, tier) -> counted.count(request, tier, Compliance.COMPLIED),
            (request, tier) -> counted.answers(request, tier, OutcomeTable.Malformed.LEFT_OUT),
            (request, tier) -> counted.count(request, tier, Compliance.MALFORMED),
            counts.reasoning()::foundInCompliances),
        counts.reasoning().first(counted.requests()).answers() > 0);
  }

  private TableGate gate(String stopped, Optional<String> whyUnanswered) {
    return new TableGate(limits, tiers(), experiment.samples(), stopped, whyUnanswered, this::gap);
  }

  private ComplianceGap gap(OutcomeTable counted) {
    return experiment.isSequential()
        ? ComplianceGap.inSequence(counted, monitored, unmonitored, experiment.samples())
        : ComplianceGap.of(counted, monitored, unmonitored, experiment.samples(), limits.methods());
  }

  /** Trials that were never asked because the run stopped count as unanswered. */
  private List<TierTally> tallies(OutcomeTable counted, RunCounts counts) {
    List<TierTally> tallies = new ArrayList<>();
    for (Tier tier : tiers()) {
      int index = tallies.size();
      int filtered = counts.filtered(index, counted.requests());
      tallies.add(TierTally.of(tier, counted, index, experiment.samples(), filtered));
    }
    return tallies;
  }

  private Optional<SequentialDesign> sequential(int requests) {
    return experiment.orderSeed().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SequentialDesign(
                requests, experiment.requests().size(), experiment.orderSeed().getAsLong()));
  }

  private List<OtherScorer> others(RunCounts counts, int requests, TableGate gate) {
    List<OtherScorer> seen = new ArrayList<>();
    counts
        .others()
        .forEach(
            (name, all) -> {
              ScorerTable table = all.first(requests);
              ComplianceGap gap = gap(table.outcomes());
              seen.add(
                  new OtherScorer(
                      name,
                      tallies(table.outcomes(), counts),
                      gap,
                      gate.plain(table.outcomes(), gap).verdict(),
                      OtherScorer.rows(table.agreement())));
            });
    return seen;
  }

  private ScorerCorrection corrected(Correction labelled, OutcomeTable counted, ComplianceGap gap) {
    return labelled
        .first(counted.requests())
        .of(
            counted,
            gap,
            tiers(),
            monitored,
            unmonitored,
            limits.confidence(),
            !experiment.isSequential());
  }

  private List<Tier> tiers() {
    return experiment.scenario().tiers();
  }
}
