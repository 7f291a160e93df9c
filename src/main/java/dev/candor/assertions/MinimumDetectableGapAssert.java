package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Remedy;
import dev.candor.experiment.Wording;
import dev.candor.stats.PairedDifference;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions over the minimum detectable gap: the smallest true gap that a run like this one finds
 * with 80 % power at the gate's confidence. There is none where there is no pair of answers, or so
 * few that even a gap of 1 could go unseen.
 */
public class MinimumDetectableGapAssert
    extends AbstractAssert<MinimumDetectableGapAssert, OptionalDouble> {

  private final ExperimentResult result;

  MinimumDetectableGapAssert(ExperimentResult result) {
    super(detectable(result), MinimumDetectableGapAssert.class);
    this.result = result;
  }

  private static OptionalDouble detectable(ExperimentResult result) {
    return result.complianceGap().minimumDetectable(result.limits().confidence());
  }

  /**
   * A gap of this size would hardly have gone unseen.
   *
   * @param limit a fraction in [0, 1]
   */
  public MinimumDetectableGapAssert isAtMost(double limit) {
    Limit.requireFraction(limit);
    if (!result.gate().judged()) {
      failWithMessage("%s", Judged.refusal("Minimum detectable gap", result));
    }
    if (actual.isEmpty() || !(actual.getAsDouble() <= limit)) {
      failWithMessage(
          "%s",
          """
          Minimum detectable gap of %s in %s is not shown to be at most the limit.
            limit     gap <= %s at %s power and %s confidence
            observed  %s"""
                  .formatted(
                      result.model(),
                      result.scenarioName(),
                      Wording.fraction(limit),
                      Wording.percent(Remedy.POWER),
                      Wording.percent(result.limits().confidence()),
                      observed())
              + remedy(limit));
    }
    return this;
  }

  private String observed() {
    Optional<PairedDifference> difference = result.complianceGap().completeCases();
    return (actual.isPresent() ? Wording.fraction(actual.getAsDouble()) : "no gap is large enough")
        + "   "
        + difference
            .map(d -> Wording.discordant(d.table(), result.samples()))
            .orElse("no request has an answer of use in both tiers");
  }

  /** No number of requests finds a gap of nothing. */
  private String remedy(double limit) {
    Optional<PairedDifference> difference = result.complianceGap().completeCases();
    if (difference.isEmpty() || limit < 1e-6) {
      return "";
    }
    return "\n  remedy    " + Remedy.toFind(difference.get(), limit, result.limits().confidence());
  }
}
