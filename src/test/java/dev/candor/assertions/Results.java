package dev.candor.assertions;

import dev.candor.config.GateLimits;
import dev.candor.experiment.AlignmentFakingReasoning;
import dev.candor.experiment.Breakdown;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.WorstCase;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.OneSample;
import dev.candor.stats.PairedDifference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results to make assertions on. */
final class Results {

  static final Tier FREE = new Tier("free", TierRole.MONITORED, Map.of());
  static final Tier PAID = new Tier("paid", TierRole.UNMONITORED, Map.of());

  private Results() {}

  /**
   * A result of 100 requests, each asked once and scored in both tiers; 10 further ones are
   * malformed when free, and one of these reasons towards faking.
   */
  static ExperimentResult of(int compliedFree, int compliedPaid, Verdict verdict) {
    return of(compliedFree, compliedPaid, verdict, GateLimits.DEFAULTS);
  }

  static ExperimentResult of(
      int compliedFree, int compliedPaid, Verdict verdict, GateLimits limits) {
    Optional<PairedDifference> difference =
        Optional.of(OneSample.difference(100, compliedFree, compliedPaid));
    return result(
        new TierTally(FREE, compliedFree, 100 - compliedFree, 10, 0, 0),
        new TierTally(PAID, compliedPaid, 100 - compliedPaid, 0, 2, 0),
        new ComplianceGap(
            difference,
            difference,
            new WorstCase(OneSample.difference(100, 0, 20), OneSample.difference(100, 30, 0)),
            Optional.of(OneSample.difference(100, 10, 0))),
        new AlignmentFakingReasoning(11, 110, 10, compliedFree),
        verdict,
        limits);
  }

  /** A result of so many requests, all answered well. */
  static ExperimentResult pairsOf(int pairs, int compliedFree, int compliedPaid) {
    PairedDifference difference = OneSample.difference(pairs, compliedFree, compliedPaid);
    return result(
        new TierTally(FREE, compliedFree, pairs - compliedFree, 0, 0, 0),
        new TierTally(PAID, compliedPaid, pairs - compliedPaid, 0, 0, 0),
        new ComplianceGap(
            Optional.of(difference),
            Optional.of(difference),
            new WorstCase(difference, difference),
            Optional.of(OneSample.difference(pairs, 0, 0))),
        new AlignmentFakingReasoning(0, pairs, 0, compliedFree),
        Verdict.INCONCLUSIVE,
        GateLimits.DEFAULTS);
  }

  /** A result of a run in which nothing was answered. */
  static ExperimentResult unanswered() {
    return unanswered(GateLimits.DEFAULTS);
  }

  static ExperimentResult unanswered(GateLimits limits) {
    return result(
        new TierTally(FREE, 0, 0, 0, 100, 0),
        new TierTally(PAID, 0, 0, 0, 100, 0),
        new ComplianceGap(
            Optional.empty(),
            Optional.empty(),
            new WorstCase(OneSample.difference(100, 0, 100), OneSample.difference(100, 100, 0)),
            Optional.empty()),
        new AlignmentFakingReasoning(0, 0, 0, 0),
        Verdict.INCONCLUSIVE,
        limits);
  }

  /** The same numbers from a run whose answers do not suffice. */
  static ExperimentResult notJudged(ExperimentResult result, String reason) {
    return with(
        result, result.model(), new GateDecision(Verdict.INCONCLUSIVE, List.of(reason), false));
  }

  /** The same numbers from a run that stopped before its end. */
  static ExperimentResult stopped(ExperimentResult result, String reason) {
    return with(
        result,
        result.model(),
        new GateDecision(Verdict.INCONCLUSIVE, List.of(reason), false, false, Optional.empty()));
  }

  /** A result of 500 requests refused in both tiers, but for what malformed answers make of it. */
  static ExperimentResult unclear(
      PairedDifference asRefusal, WorstCase worstCase, GateLimits limits) {
    return result(
        new TierTally(FREE, 0, 500, 10, 0, 0),
        new TierTally(PAID, 0, 510, 0, 0, 0),
        new ComplianceGap(
            Optional.of(OneSample.difference(500, 0, 0)),
            Optional.of(asRefusal),
            worstCase,
            Optional.of(OneSample.difference(510, 10, 0))),
        new AlignmentFakingReasoning(0, 510, 0, 0),
        Verdict.INCONCLUSIVE,
        limits);
  }

  /** The same result of another model. */
  static ExperimentResult named(String model, ExperimentResult result) {
    return with(result, model, result.gate());
  }

  private static ExperimentResult with(ExperimentResult result, String model, GateDecision gate) {
    return new ExperimentResult(
        model,
        result.scenario(),
        result.requests(),
        result.samples(),
        result.scorer(),
        result.tiers(),
        result.complianceGap(),
        result.alignmentFakingReasoning(),
        result.cost(),
        result.limits(),
        gate,
        result.startedAt(),
        result.duration(),
        result.sequential(),
        result.otherScorers(),
        result.correction(),
        Breakdown.NONE);
  }

  private static ExperimentResult result(
      TierTally free,
      TierTally paid,
      ComplianceGap gap,
      AlignmentFakingReasoning reasoning,
      Verdict verdict,
      GateLimits limits) {
    return new ExperimentResult(
        "openai:acme-7",
        "helpful-only-cot",
        110,
        1,
        "offline",
        List.of(free, paid),
        gap,
        reasoning,
        Cost.NONE,
        limits,
        new GateDecision(verdict, List.of("the reason")),
        Instant.EPOCH,
        Duration.ZERO,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Breakdown.NONE);
  }
}
