package dev.candor.experiment.attribution;

import dev.candor.scenario.Tier;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.Significance;
import java.util.List;

/**
 * The gap with and without what an explanation rests on. {@code rest} is the gap that is left
 * without it, and {@code estimate} by how much the gap is larger with it.
 *
 * @param explanation what it tests
 * @param scenario id of the scenario whose answers are left without it: the control, or the
 *     scenario itself where some of its answers are taken away
 * @param tiers the tiers whose gap is left, first minus second
 * @param requests number of requests compared, at least 1
 * @param estimate the difference, in [-2, 2]
 * @param interval its interval
 * @param pValue two-sided p-value of no difference, in (0, 1]
 * @param pValueHolm the same, adjusted for all contrasts of its family (Holm 1979)
 * @param test name of the test
 * @param rest the gap that is left
 */
public record Contrast(
    Explanation explanation,
    String scenario,
    List<Tier> tiers,
    int requests,
    double estimate,
    ConfidenceInterval interval,
    double pValue,
    double pValueHolm,
    String test,
    PairedDifference rest) {

  public Contrast {
    tiers = List.copyOf(tiers);
  }

  /** The same contrast among others. */
  Contrast adjusted(double holm) {
    return new Contrast(
        explanation, scenario, tiers, requests, estimate, interval, pValue, holm, test, rest);
  }

  /**
   * Whether the gap is shown to be smaller without it, among all contrasts.
   *
   * @param side sign of the gap
   */
  boolean lessens(int side) {
    return Significance.of(pValueHolm, interval.confidence()) && Math.signum(estimate) == side;
  }

  /**
   * Whether a gap of the same sign is shown without it, by the test of the gap itself.
   *
   * @param side sign of the gap
   */
  boolean survives(int side) {
    return rest.isSignificant(interval.confidence()) && Math.signum(rest.estimate()) == side;
  }
}
