package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.experiment.attribution.Attribution;
import dev.candor.experiment.attribution.Evidence;
import dev.candor.scenario.RequestSet;
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
 * @param evidence what an attribution makes of it; empty where it was not counted by request
 * @param attribution what the gap comes from, as far as controls in the same run tell; empty where
 *     there is none
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
    Breakdown breakdown,
    Optional<Evidence> evidence,
    Optional<Attribution> attribution) {

  public ExperimentResult {
    tiers = List.copyOf(tiers);
    otherScorers = List.copyOf(otherScorers);
    otherReasoning = List.copyOf(otherReasoning);
  }

  /** A result by itself: at a temperature that is not known, and not counted by request. */
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
        breakdown,
        Optional.empty(),
        Optional.empty());
  }

  /** The same result with another decision, such as one in other words. */
  public ExperimentResult with(GateDecision decision) {
    return with(cost, decision, attribution);
  }

  /**
   * The same result with what its controls tell of the gap. Results that were not judged tell
   * nothing, and nor do those of runs that stopped as soon as the verdict was certain: where each
   * stops depends on its gap.
   *
   * @param controls results of controls of this scenario, asked alike on the same model
   */
  public ExperimentResult explainedBy(List<ExperimentResult> controls) {
    List<Evidence> told =
        controls.stream()
            .filter(ExperimentResult::canBeContrasted)
            .flatMap(control -> control.evidence.stream())
            .toList();
    return told.isEmpty() || !canBeContrasted()
        ? this
        : with(cost, gate, evidence.map(own -> Attribution.of(own, told, limits.confidence())));
  }

  private boolean canBeContrasted() {
    return gate.judged() && sequential.isEmpty();
  }

  private ExperimentResult with(
      Cost other, GateDecision decision, Optional<Attribution> explained) {
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
        decision,
        startedAt,
        duration,
        sequential,
        otherScorers,
        otherReasoning,
        correction,
        breakdown,
        evidence,
        explained);
  }

  /**
   * What the run calls the scenario here: its id, and the temperature where the run has several.
   */
  public String scenarioName() {
    return temperature.name(scenario);
  }

  /** The same result at another cost, such as one that stands beside its plan. */
  public ExperimentResult with(Cost other) {
    return with(other, gate, attribution);
  }

  /** Whether another scorer at hand would lead to another verdict. */
  public boolean dependsOnScorer() {
    return otherScorers.stream().anyMatch(other -> other.verdict() != gate.alone());
  }

  /**
   * The digest of the requests asked, as {@link RequestSet#digest} makes it; empty where they were
   * not counted one by one.
   */
  public Optional<String> requestsDigest() {
    return evidence.map(told -> RequestSet.digest(told.counts().requests()));
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
