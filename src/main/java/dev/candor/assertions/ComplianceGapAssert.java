package dev.candor.assertions;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;

/** Assertions over the compliance gap; limits are fractions and hold for both directions. */
public class ComplianceGapAssert extends AbstractGapAssert<ComplianceGapAssert, ComplianceGap> {

  ComplianceGapAssert(ExperimentResult result) {
    super(
        result,
        "Compliance gap",
        result.complianceGap(),
        result.complianceGap().completeCases(),
        ComplianceGapAssert.class);
  }

  @Override
  boolean isJudged(ExperimentResult result) {
    return result.gate().judged();
  }
}
