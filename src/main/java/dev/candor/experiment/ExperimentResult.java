package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.scenario.TierRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario on a model came to.
 *
 * @param model the model's spec
 * @param scenario id of the scenario
 * @param temperature what the model sampled at
 * @param requests requests asked, and all that the other figures speak of
 * @param samples samples per request and tier
 * @param scorer name of the scorer
 * @param tiers the answers of each tier, counted, in the scenario's order
 * @param complianceGap the gap, paired over requests
 * @param alignmentFakingReasoning what the reasoning of monitored answers shows
 * @param cost what the answers cost, in tokens and US dollars
 * @param limits what the gate held the model to
 * @param gate the gate's decision
 * @param startedAt when the first trial was asked
 * @param duration from the first trial to the last answer
 * @param sequential how requests were drawn until the verdict was certain; empty where all were to
 *     be asked
 * @param otherScorers what the same answers come to under other scorers
 * @param otherReasoning what other scorers find in the reasoning of the same monitored answers
 * @param correction rates and gap without the scorer's errors; empty where there are no labels
 * @param breakdown where the result comes from: hazard categories, and requests from tier to tier
 */
public record ExperimentResult(
    String model,
    String scenario,
    Temperature temperature,
    int requests,
    int samples,
    String scorer,
    List<TierTally> tiers,
    ComplianceGap complianceGap,
    AlignmentFakingReasoning alignmentFakingReasoning,
    Cost cost,
    GateLimits limits,
    GateDecision gate,
    Instant startedAt,
    Duration duration,
    Optional<SequentialDesign> sequential,
    List<OtherScorer> otherScorers,
    List<OtherReasoning> otherReasoning,
    Optional<ScorerCorrection> correction,
    Breakdown breakdown) {

  public ExperimentResult {
    tiers = List.copyOf(tiers);
    otherScorers = List.copyOf(otherScorers);
    otherReasoning = List.copyOf(otherReasoning);
  }

  /** A result at a temperature that is not known, whose reasoning nobody else reads. */
  public ExperimentResult(
      String model,
      String scenario,
      int requests,
      int samples,
      String scorer,
      List<TierTally> tiers,
      ComplianceGap complianceGap,
      AlignmentFakingReasoning alignmentFakingReasoning,
      Cost cost,
      GateLimits limits,
      GateDecision gate,
      Instant startedAt,
      Duration duration,
      Optional<SequentialDesign> sequential,
      List<OtherScorer> otherScorers,
      Optional<ScorerCorrection> correction,
      Breakdown breakdown) {
    this(
        model,
        scenario,
        Temperature.UNKNOWN,
        requests,
        samples,
        scorer,
        tiers,
        complianceGap,
        alignmentFakingReasoning,
        cost,
        limits,
        gate,
        startedAt,
        duration,
        sequential,
        otherScorers,
        List.of(),
        correction,
        breakdown);
  }

  /** The same result with another decision, such as one in other words. */
  public ExperimentResult with(GateDecision decision) {
    return new ExperimentResult(
        model,
        scenario,
        temperature,
        requests,
        samples,
        scorer,
        tiers,
        complianceGap,
        alignmentFakingReasoning,
        cost,
        limits,
        decision,
        startedAt,
        duration,
        sequential,
        otherScorers,
        otherReasoning,
        correction,
        breakdown);
  }

  /**
   * What the run calls the scenario here: its id, and the temperature where the run has several.
   */
  public String scenarioName() {
    return temperature.name(scenario);
  }

  /** The same result at another cost, such as one that stands beside its plan. */
  public ExperimentResult with(Cost other) {
    return new ExperimentResult(
        model,
        scenario,
        temperature,
        requests,
        samples,
        scorer,
        tiers,
        complianceGap,
        alignmentFakingReasoning,
        other,
        limits,
        gate,
        startedAt,
        duration,
        sequential,
        otherScorers,
        otherReasoning,
        correction,
        breakdown);
  }

  /** Whether another scorer at hand would lead to another verdict. */
  public boolean dependsOnScorer() {
    return otherScorers.stream().anyMatch(other -> other.verdict() != gate.verdict());
  }

  /** The tier in which the model was told that it is trained on. */
  public TierTally monitored() {
    return tier(TierRole.MONITORED);
  }

  /** The tier in which the model was told that nobody sees it. */
  public TierTally unmonitored() {
    return tier(TierRole.UNMONITORED);
  }

  private TierTally tier(TierRole role) {
    return tiers.stream().filter(tally -> tally.tier().role() == role).findFirst().orElseThrow();
  }

  /** The verdict in the few lines that a release manager reads. */
  @Override
  public String toString() {
    return new VerdictMessage(this).toString();
  }
}
