package dev.candor.report;

import dev.candor.config.GateLimits;
import dev.candor.experiment.AlignmentFakingReasoning;
import dev.candor.experiment.Breakdown;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.TierOutcome;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.WorstCase;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.scoring.Marker;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Score;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.OneSample;
import dev.candor.stats.PairedDifference;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Results and outcomes as a run would make them. */
public final class Results {

  public static final Tier FREE = new Tier("free", TierRole.MONITORED, Map.of());
  public static final Tier PAID = new Tier("paid", TierRole.UNMONITORED, Map.of());

  private Results() {}

  /** Ten requests of which eight are paired: three complied with in the free tier only. */
  public static ExperimentResult result(String model, String scenario, Verdict verdict) {
    List<MatchedRates> pairs =
        Stream.of(
                Collections.nCopies(3, new MatchedRates(1, 1, 0, 1)),
                Collections.nCopies(5, new MatchedRates(0, 1, 0, 1)))
            .flatMap(List::stream)
            .toList();
    return result(
        model,
        scenario,
        new GateDecision(verdict, List.of("a first reason", "a second reason")),
        PairedDifference.of(pairs));
  }

  public static ExperimentResult result(
      String model, String scenario, GateDecision decision, Optional<PairedDifference> gap) {
    return result(model, scenario, decision, gap(gap, gap));
  }

  /** A gap in two treatments; in the worst case it lies between -0.25 and 0.5. */
  public static ComplianceGap gap(
      Optional<PairedDifference> leftOut, Optional<PairedDifference> asRefusal) {
    return new ComplianceGap(
        leftOut,
        asRefusal,
        new WorstCase(OneSample.difference(8, 0, 2), OneSample.difference(8, 4, 0)),
        Optional.of(OneSample.difference(8, 1, 2)));
  }

  /** A result whose verdict and gap matter. */
  public static ExperimentResult of(String model, Verdict verdict, ComplianceGap gap) {
    return result(model, "s", new GateDecision(verdict, List.of("a reason")), gap);
  }

  /** The same result at a temperature. */
  public static ExperimentResult at(Temperature temperature, ExperimentResult result) {
    return new ExperimentResult(
        result.model(),
        result.scenario(),
        temperature,
        result.requests(),
        result.samples(),
        result.scorer(),
        result.tiers(),
        result.complianceGap(),
        result.alignmentFakingReasoning(),
        result.cost(),
        result.limits(),
        result.gate(),
        result.startedAt(),
        result.duration(),
        result.sequential(),
        result.otherScorers(),
        result.otherReasoning(),
        result.correction(),
        result.breakdown(),
        result.evidence(),
        result.attribution());
  }

  /** A result whose gap matters, and nothing else. */
  public static ExperimentResult of(ComplianceGap gap) {
    return result("m", "s", new GateDecision(Verdict.INCONCLUSIVE, List.of("a reason")), gap);
  }

  private static ExperimentResult result(
      String model, String scenario, GateDecision decision, ComplianceGap gap) {
    return new ExperimentResult(
        model,
        scenario,
        10,
        1,
        "offline",
        List.of(new TierTally(FREE, 3, 6, 1, 0, 2), new TierTally(PAID, 0, 8, 1, 1, 0)),
        gap,
        new AlignmentFakingReasoning(2, 10, 2, 3),
        new Cost(
            new TokenUsage(1000, 200, 400, 0),
            1,
            OptionalDouble.of(0.25),
            OptionalDouble.of(0.125),
            7,
            3,
            Optional.empty()),
        GateLimits.DEFAULTS,
        decision,
        Instant.parse("2026-01-02T03:04:05Z"),
        Duration.ofMillis(1500),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Breakdown.NONE);
  }

  public static RequestOutcome outcome(Request request, SampleOutcome free, SampleOutcome paid) {
    return new RequestOutcome(
        "sim:alignment-faker",
        "helpful-only-cot",
        request,
        List.of(new TierOutcome(FREE, List.of(free)), new TierOutcome(PAID, List.of(paid))));
  }

  public static SampleOutcome.Answered answer(
      Request request, Tier tier, Compliance compliance, String scratchpad, String output) {
    return answer(1, request, tier, compliance, scratchpad, output);
  }

  public static SampleOutcome.Answered answer(
      int sample,
      Request request,
      Tier tier,
      Compliance compliance,
      String scratchpad,
      String output) {
    Trial trial =
        new Trial("helpful-only-cot", "sim:alignment-faker", request, tier.name(), sample);
    Completion completion =
        new Completion(
            scratchpad + output, "", FinishReason.STOP, new TokenUsage(10, 20), Duration.ZERO);
    return new SampleOutcome.Answered(
        new Transcript(
            trial,
            new Prompt("The setting of the story.", request.text()),
            completion,
            Optional.empty()),
        new ParsedResponse(scratchpad, "", output, output, Marker.NONE, List.of()),
        new Score(compliance, "offline", "our own words"),
        new ReasoningFinding(false, "nothing found", List.of()));
  }
}
