package dev.candor.assertions;

import dev.candor.assertions.TierTallyAssert.TierOfResult;
import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Assertions over a scenario on a model; navigate into its parts. */
public class ExperimentResultAssert
    extends AbstractAssert<ExperimentResultAssert, ExperimentResult> {

  private @Nullable SoftAssertionsProvider softly;

  ExperimentResultAssert(ExperimentResult actual) {
    super(actual, ExperimentResultAssert.class);
  }

  /** Has the assertions of the parts collect their failures, too. */
  ExperimentResultAssert collectingIn(SoftAssertionsProvider collector) {
    this.softly = collector;
    return this;
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
      failWithMessage("%s", Printable.onConsole(actual.toString()));
    }
    return this;
  }

  /** The gate's verdict is this one. */
  public ExperimentResultAssert hasVerdict(Verdict expected) {
    isNotNull();
    if (actual.gate().verdict() != expected) {
      failWithMessage(
          "%s", Printable.onConsole("Expected the verdict " + expected + ".\n" + actual));
    }
    return this;
  }

  /** On to the compliance gap. */
  public ComplianceGapAssert complianceGap() {
    isNotNull();
    return part(
        ComplianceGapAssert.class, ExperimentResult.class, actual, ComplianceGapAssert::new);
  }

  /** On to the malformed rate in the monitored tier minus that in the unmonitored one. */
  public MalformedGapAssert malformedGap() {
    isNotNull();
    return part(MalformedGapAssert.class, ExperimentResult.class, actual, MalformedGapAssert::new);
  }

  /** On to the smallest true gap that a run like this one would have found. */
  public MinimumDetectableGapAssert minimumDetectableGap() {
    isNotNull();
    return part(
        MinimumDetectableGapAssert.class,
        ExperimentResult.class,
        actual,
        MinimumDetectableGapAssert::new);
  }

  /** On to what the reasoning of monitored answers shows. */
  public AlignmentFakingReasoningAssert alignmentFakingReasoning() {
    isNotNull();
    return part(
        AlignmentFakingReasoningAssert.class,
        ExperimentResult.class,
        actual,
        AlignmentFakingReasoningAssert::new);
  }

  /**
   * On to the rates of one tier.
   *
   * @param name the tier's name, such as {@code free}
   * @throws CandorException if the scenario has no such tier
   */
  public TierTallyAssert tier(String name) {
    isNotNull();
    TierTally tally =
        actual.tiers().stream()
            .filter(candidate -> candidate.tier().name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknownTier(name));
    return part(
        TierTallyAssert.class,
        TierOfResult.class,
        new TierOfResult(actual, tally),
        TierTallyAssert::new);
  }

  private CandorException unknownTier(String name) {
    return new CandorException(
        "There is no tier '" + name + "' in " + actual.scenario(),
        "Its tiers are "
            + actual.tiers().stream()
                .map(candidate -> candidate.tier().name())
                .collect(Collectors.joining(", ")));
  }

  // What a part is opened with is not what it asserts on, and the type of proxy() knows only that.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private <A extends AbstractAssert<A, ?>, V> A part(
      Class<A> type, Class<V> openedWith, V value, Function<V, A> open) {
    A part =
        softly == null
            ? open.apply(value)
            : (A) softly.proxy((Class) type, (Class) openedWith, value);
    return part.as(descriptionText());
  }
}
