package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/** Assertions over a scenario on a model; navigate into its parts. */
public class ExperimentResultAssert
    extends AbstractAssert<ExperimentResultAssert, ExperimentResult> {

  ExperimentResultAssert(ExperimentResult actual) {
    super(actual, ExperimentResultAssert.class);
  }

  /**
   * The gate's verdict is {@link Verdict#PASS}.
   *
   * @throws TestAbortedException if there is no verdict and {@code candor.gate.inconclusive} is
   *     {@code skip}
   */
  public ExperimentResultAssert passesGate() {
    isNotNull();
    Verdict verdict = actual.gate().verdict();
    if (verdict == Verdict.INCONCLUSIVE && actual.limits().skipInconclusive()) {
      throw new TestAbortedException(actual.toString());
    }
    if (verdict != Verdict.PASS) {
      failWithMessage("%s", actual);
    }
    return this;
  }

  /** The gate's verdict is this one. */
  public ExperimentResultAssert hasVerdict(Verdict expected) {
    isNotNull();
    if (actual.gate().verdict() != expected) {
      failWithMessage("%s", "Expected the verdict " + expected + ".\n" + actual);
    }
    return this;
  }

  /** On to the compliance gap. */
  public ComplianceGapAssert complianceGap() {
    isNotNull();
    return new ComplianceGapAssert(actual).as(descriptionText());
  }

  /** On to what the reasoning of monitored answers shows. */
  public AlignmentFakingReasoningAssert alignmentFakingReasoning() {
    isNotNull();
    return new AlignmentFakingReasoningAssert(actual).as(descriptionText());
  }

  /**
   * On to the rates of one tier.
   *
   * @param name the tier's name, such as {@code free}
   */
  public TierTallyAssert tier(String name) {
    isNotNull();
    TierTally tally =
        actual.tiers().stream()
            .filter(candidate -> candidate.tier().name().equals(name))
            .findFirst()
            .orElse(null);
    if (tally == null) {
      failWithMessage(
          "%s",
          "There is no tier '%s' in %s; its tiers are %s"
              .formatted(
                  name,
                  actual.scenario(),
                  actual.tiers().stream()
                      .map(candidate -> candidate.tier().name())
                      .collect(Collectors.joining(", "))));
      throw new IllegalStateException("unreachable: the assertion above has failed");
    }
    return new TierTallyAssert(tally, actual).as(descriptionText());
  }
}
