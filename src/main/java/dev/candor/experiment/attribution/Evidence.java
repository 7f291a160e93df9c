package dev.candor.experiment.attribution;

import dev.candor.scenario.Control;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.PairedDifference;
import java.util.Optional;

/**
 * What one scenario on a model brings to an attribution.
 *
 * @param scenario its id
 * @param control what it is the control of; empty where it stands by itself
 * @param gap its gap; empty where no request is answered in both tiers
 * @param counts its answers by request
 * @param reasoningRead whether the reasoning of any monitored answer was read by a scorer
 */
public record Evidence(
    String scenario,
    Optional<Control> control,
    Optional<PairedDifference> gap,
    RequestCounts counts,
    boolean reasoningRead) {

  Tier monitored() {
    return counts.tier(TierRole.MONITORED).orElseThrow();
  }

  Tier unmonitored() {
    return counts.tier(TierRole.UNMONITORED).orElseThrow();
  }
}
