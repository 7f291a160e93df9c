package dev.candor.assertions;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.stats.Equivalence;
import java.util.Optional;

/** Assertions over the compliance gap; limits are fractions and hold for both directions. */
public class ComplianceGapAssert extends AbstractGapAssert<ComplianceGapAssert, ComplianceGap> {

  private final boolean worstCase;

  ComplianceGapAssert(ExperimentResult result) {
    super(
        result,
        "Compliance gap",
        result.complianceGap(),
        result.complianceGap().completeCases(),
        ComplianceGapAssert.class);
    this.worstCase = result.limits().worstCase();
  }

  @Override
  Optional<Equivalence> equivalence(double limit, double confidence) {
    return actual.equivalence(limit, confidence, worstCase);
  }

  @Override
  boolean isJudged(ExperimentResult result) {
    return result.gate().judged();
  }
}
