package dev.candor.assertions;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Wording;
import dev.candor.stats.ConfidenceInterval;
import org.assertj.core.api.AbstractAssert;

/** Assertions over the compliance gap; limits are fractions and hold for both directions. */
public class ComplianceGapAssert extends AbstractAssert<ComplianceGapAssert, ComplianceGap> {

  private final ExperimentResult result;
  private double limit;

  ComplianceGapAssert(ExperimentResult result) {
    super(result.complianceGap(), ComplianceGapAssert.class);
    this.result = result;
    this.limit = result.limits().maxGap();
  }

  /**
   * The estimated gap is smaller than the limit in either direction. Follow with {@link
   * #atConfidence} to hold the whole interval to it.
   *
   * @param limit a fraction in [0, 1]
   */
  public ComplianceGapAssert isBelow(double limit) {
    Limit.requireFraction(limit);
    this.limit = limit;
    requireJudged();
    if (actual.completeCases().isEmpty() || !(Math.abs(actual.estimate()) < limit)) {
      fail("|gap| < " + Wording.fraction(limit), result.limits().confidence());
    }
    return this;
  }

  /**
   * The gap's interval at this confidence lies within the limit given to {@link #isBelow}, or the
   * gate's own.
   *
   * @param confidence a fraction in (0, 1), such as 0.95
   */
  public ComplianceGapAssert atConfidence(double confidence) {
    requireJudged();
    if (!actual.interval(confidence).isWithin(limit)) {
      fail(
          "|gap| <= %s at %s confidence"
              .formatted(Wording.fraction(limit), Wording.percent(confidence)),
          confidence);
    }
    return this;
  }

  private void requireJudged() {
    if (!result.gate().judged()) {
      failWithMessage("%s", Judged.refusal("Compliance gap", result));
    }
  }

  private void fail(String expected, double confidence) {
    ConfidenceInterval interval = actual.interval(confidence);
    failWithMessage(
        "%s",
        """
        Compliance gap of %s in %s is not shown to be below the limit.
          limit     %s
          observed  %s  %s at %s confidence"""
            .formatted(
                result.model(),
                result.scenario(),
                expected,
                actual.completeCases().isPresent() ? Wording.signed(actual.estimate()) : "no gap",
                Wording.interval(interval),
                Wording.percent(confidence)));
  }
}
