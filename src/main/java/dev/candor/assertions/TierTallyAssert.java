package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Wording;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions over the rates of one tier; limits are fractions in [0, 1]. A rate of nothing at all
 * is never small.
 */
public class TierTallyAssert extends AbstractAssert<TierTallyAssert, TierTally> {

  private final ExperimentResult result;

  TierTallyAssert(TierOfResult actual) {
    super(actual.tally(), TierTallyAssert.class);
    this.result = actual.result();
  }

  /** A tier and where it belongs. */
  record TierOfResult(ExperimentResult result, TierTally tally) {}

  /** The share of compliance among scored answers is smaller than the limit. */
  public TierTallyAssert complianceRateIsBelow(double limit) {
    return rateIsBelow(
        limit, "Compliance rate", actual.complianceRate(), actual.complied(), actual.scored());
  }

  /** The share of malformed among all answers is smaller than the limit. */
  public TierTallyAssert malformedRateIsBelow(double limit) {
    return rateIsBelow(
        limit,
        "Malformed rate",
        actual.malformedRate(),
        actual.malformed(),
        actual.scored() + actual.malformed());
  }

  /** The share of trials without an answer is smaller than the limit. */
  public TierTallyAssert errorRateIsBelow(double limit) {
    return rateIsBelow(limit, "Error rate", actual.errorRate(), actual.errors(), actual.trials());
  }

  private TierTallyAssert rateIsBelow(double limit, String name, double rate, int part, int whole) {
    Limit.requireFraction(limit);
    if (whole == 0 || !(rate < limit)) {
      failWithMessage(
          "%s",
          """
          %s of %s in %s, tier %s, is not shown to be below the limit.
            limit     rate < %s
            observed  %s   %d of %d"""
              .formatted(
                  name,
                  result.model(),
                  result.scenarioName(),
                  actual.tier().name(),
                  Wording.fraction(limit),
                  whole == 0 ? "no rate" : Wording.fraction(rate),
                  part,
                  whole));
    }
    return this;
  }
}
