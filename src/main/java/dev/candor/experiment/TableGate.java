package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The gate over a table of answers, and over what the table might as well have been. */
final class TableGate {

  private final Gate gate;
  private final Function<OutcomeTable, ComplianceGap> gaps;
  private final List<Tier> tiers;
  private final int samples;
  private final String stopped;
  private final int monitored;
  private final int unmonitored;

  /**
   * A gate.
   *
   * @param stopped why the run stopped before its end, empty if it did not
   * @param whyUnanswered why one of the trials without an outcome has none; empty if all have one
   * @param gaps estimates the gap of a table, in the way of the run
   */
  TableGate(
      GateLimits limits,
      List<Tier> tiers,
      int samples,
      String stopped,
      Optional<String> whyUnanswered,
      Function<OutcomeTable, ComplianceGap> gaps) {
    this.gate = new Gate(limits, samples, whyUnanswered);
    this.gaps = gaps;
    this.tiers = tiers;
    this.samples = samples;
    this.stopped = stopped;
    this.monitored = indexOf(TierRole.MONITORED);
    this.unmonitored = indexOf(TierRole.UNMONITORED);
  }

  private int indexOf(TierRole role) {
    return tiers.stream().map(Tier::role).toList().indexOf(role);
  }

  /**
   * Decides, and looks for what would change the decision.
   *
   * @param gap the table's gap
   */
  GateDecision decide(OutcomeTable table, ComplianceGap gap) {
    GateDecision decision = plain(table, gap);
    return stopped.isEmpty() ? decision.with(tippingPoint(table, decision.verdict())) : decision;
  }

  private Optional<TippingPoint> tippingPoint(OutcomeTable table, Verdict verdict) {
    Tipping tipping = new Tipping(table, resolved -> plain(resolved).verdict());
    return tipping.from(verdict, tiers.stream().map(Tier::name).toList(), monitored, unmonitored);
  }

  /** Decides, and no more: for whoever asks often. */
  GateDecision plain(OutcomeTable table) {
    return plain(table, gaps.apply(table));
  }

  /** As {@link #plain(OutcomeTable)}, where the table's gap is known already. */
  GateDecision plain(OutcomeTable table, ComplianceGap gap) {
    return gate.decide(tally(table, monitored), tally(table, unmonitored), gap, stopped);
  }

  private TierTally tally(OutcomeTable table, int tier) {
    return TierTally.of(tiers.get(tier), table, tier, samples, 0);
  }
}
