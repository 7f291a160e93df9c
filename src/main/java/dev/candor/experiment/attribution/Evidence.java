package dev.candor.experiment.attribution;

import dev.candor.scenario.Control;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.MatchedGaps;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * This gap and another over the requests that are answered in both tiers of both; empty where
   * there is none.
   */
  public Optional<MatchedGaps> matchedWith(Evidence other) {
    List<MatchedRates> first = new ArrayList<>();
    List<MatchedRates> second = new ArrayList<>();
    counts
        .placesIn(other.counts)
        .forEach(
            (here, there) -> {
              Optional<MatchedRates> own = pair(here);
              Optional<MatchedRates> others = other.pair(there);
              if (own.isPresent() && others.isPresent()) {
                first.add(own.get());
                second.add(others.get());
              }
            });
    return first.isEmpty() ? Optional.empty() : Optional.of(new MatchedGaps(first, second));
  }

  private Optional<MatchedRates> pair(int request) {
    return counts.pair(request, monitored(), unmonitored());
  }

  Tier monitored() {
    return counts.tier(TierRole.MONITORED).orElseThrow();
  }

  Tier unmonitored() {
    return counts.tier(TierRole.UNMONITORED).orElseThrow();
  }
}
