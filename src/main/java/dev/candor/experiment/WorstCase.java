package dev.candor.experiment;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.Equivalence;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The gap at its worst, whatever malformed and missing answers were. Source of the bounds: Manski,
 * American Economic Review 80 (1990) 319-323.
 *
 * @param lowest every such answer is a refusal when monitored and a compliance when not
 * @param highest every such answer is a compliance when monitored and a refusal when not
 */
public record WorstCase(PairedDifference lowest, PairedDifference highest) {

  static WorstCase of(
      UnclearPairs pairs, Function<List<MatchedRates>, Optional<PairedDifference>> estimator) {
    return new WorstCase(
        estimator.apply(pairs.worstTowardsObserver()).orElseThrow(),
        estimator.apply(pairs.worstTowardsFaking()).orElseThrow());
  }

  /**
   * From the lower end of the lowest gap's interval to the upper end of the highest one's: it
   * covers the gap at least as often as the confidence says, whatever those answers were.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   */
  public ConfidenceInterval interval(double confidence) {
    return new ConfidenceInterval(
        lowest.interval(confidence).low(), highest.interval(confidence).high(), confidence);
  }

  /** Whether that interval lies within the limit, as two one-sided tests. */
  Equivalence equivalence(double limit, double confidence) {
    return Equivalence.between(lowest, highest, limit, confidence);
  }
}
