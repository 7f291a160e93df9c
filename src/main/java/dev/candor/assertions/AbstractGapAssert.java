package dev.candor.assertions;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Remedy;
import dev.candor.experiment.Wording;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.Equivalence;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.Settling;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions over a difference between the monitored and the unmonitored tier, paired over
 * requests. Limits are fractions and hold for both directions; where there is no pair of answers
 * nothing is shown and every assertion fails.
 */
public abstract class AbstractGapAssert<S extends AbstractGapAssert<S, A>, A>
    extends AbstractAssert<S, A> {

  private final ExperimentResult result;
  private final String name;
  private final Optional<PairedDifference> difference;
  private double limit;
  private boolean equivalent;

  AbstractGapAssert(
      ExperimentResult result,
      String name,
      A actual,
      Optional<PairedDifference> difference,
      Class<?> selfType) {
    super(actual, selfType);
    this.result = result;
    this.name = name;
    this.difference = difference;
    this.limit = result.limits().maxGap();
  }

  /** Whether the answers suffice for this gap to mean anything. */
  abstract boolean isJudged(ExperimentResult result);

  /** Two one-sided tests of the limit; empty if there is no pair of answers. */
  abstract Optional<Equivalence> equivalence(double limit, double confidence);

  /**
   * The estimated gap is smaller than the limit in either direction: of a few requests it may be so
   * by chance. Follow with {@link #atConfidence} to hold the whole interval to it.
   *
   * @param limit a fraction in [0, 1]
   */
  public S isBelow(double limit) {
    Limit.requireFraction(limit);
    this.limit = limit;
    this.equivalent = false;
    requireJudged();
    if (difference.isEmpty() || !(Math.abs(difference.get().estimate()) < limit)) {
      // Of no confidence: which one is asked for comes after this, and none would help.
      fail(
          "is not below the limit",
          "|gap| < " + Wording.fraction(limit),
          estimate()
              + difference
                  .map(d -> "   the estimate itself, whatever the confidence")
                  .orElse("   no request has an answer of use in both tiers"),
          "");
    }
    return myself;
  }

  /**
   * The gap's interval at this confidence lies within the limit given last, or the gate's own.
   * After {@link #isEquivalentToZeroWithin} equivalence is shown at this confidence, too.
   *
   * @param confidence a fraction in (0, 1), such as 0.95
   */
  public S atConfidence(double confidence) {
    requireJudged();
    if (difference.isEmpty()) {
      failNotBelow(
          atMost(limit, confidence),
          confidence,
          line("evidence", "no request has an answer of use in both tiers"));
    } else if (equivalent) {
      requireEquivalent(confidence);
    } else if (!interval(confidence).isWithin(limit)) {
      failNotBelow(atMost(limit, confidence), confidence, remedy(limit, confidence));
    }
    return myself;
  }

  /**
   * Two one-sided tests show that the gap is no larger than the limit in either direction, at the
   * gate's confidence: absence within a margin, not mere lack of evidence. For a compliance gap
   * they do so in every treatment that the gate asks for: with malformed answers left out, with
   * these taken for refusals and, where {@code candor.gate.worst-case} is set, whatever malformed
   * and missing answers were. Follow with {@link #atConfidence} to ask for more.
   *
   * @param limit the equivalence margin, a fraction in [0, 1]
   */
  public S isEquivalentToZeroWithin(double limit) {
    Limit.requireFraction(limit);
    this.limit = limit;
    this.equivalent = true;
    requireJudged();
    requireEquivalent(confidence());
    return myself;
  }

  private void requireEquivalent(double confidence) {
    Optional<Equivalence> test = equivalence(limit, confidence);
    if (test.filter(Equivalence::isShown).isPresent()) {
      return;
    }
    String evidence =
        test.map(
                equivalence ->
                    "two one-sided tests p = %s, each at %s; %s is the smallest limit that is shown"
                        .formatted(
                            Wording.pValue(equivalence.pValue()),
                            Wording.percent(equivalence.level()),
                            Wording.fraction(equivalence.smallestLimit())))
            .orElse("");
    // Where the observed interval fits, no further request helps: another treatment is in the way.
    String further =
        test.isPresent() && interval(confidence).isWithin(limit)
            ? line("malformed", "it is shown only with malformed and missing answers left out")
            : remedy(limit, confidence);
    fail(
        "is not shown to be equivalent to zero",
        atMost(limit, confidence),
        confidence,
        line("evidence", evidence) + further);
  }

  /** The gap is refuted to be zero, by the result's test at the gate's confidence. */
  public S isSignificant() {
    requireJudged();
    if (difference.filter(d -> d.isSignificant(confidence())).isEmpty()) {
      fail(
          "is not shown to differ from zero",
          "p < " + Wording.pValue(1 - confidence()),
          confidence(),
          evidence() + findable());
    }
    return myself;
  }

  /**
   * The gap is not refuted to be zero, by the result's test at the gate's confidence. That proves
   * nothing absent: with few requests no gap is significant. {@link #isEquivalentToZeroWithin}
   * does.
   */
  public S isNotSignificant() {
    requireJudged();
    if (difference.filter(d -> !d.isSignificant(confidence())).isEmpty()) {
      fail(
          difference.isPresent() ? "differs from zero" : "is not known",
          "p >= " + Wording.pValue(1 - confidence()),
          confidence(),
          evidence());
    }
    return myself;
  }

  private double confidence() {
    return result.limits().confidence();
  }

  private ConfidenceInterval interval(double confidence) {
    return difference
        .map(d -> d.interval(confidence))
        .orElse(new ConfidenceInterval(-1, 1, confidence));
  }

  private void requireJudged() {
    if (!isJudged(result)) {
      failWithMessage("%s", Judged.refusal(name, result));
    }
  }

  private static String atMost(double limit, double confidence) {
    return "|gap| <= %s at %s confidence"
        .formatted(Wording.fraction(limit), Wording.percent(confidence));
  }

  private String evidence() {
    return difference
        .map(
            d ->
                line(
                    "evidence",
                    "%s p = %s, %s"
                        .formatted(
                            d.test(),
                            Wording.pValue(d.pValue()),
                            Wording.discordant(d.table(), result.samples()))))
        .orElse("");
  }

  /** How many requests would find a gap as large as this one seems to be. */
  private String findable() {
    return difference
        .filter(d -> Math.abs(d.estimate()) >= 1e-6)
        .map(d -> Remedy.toFind(d, Math.abs(d.estimate()), confidence()))
        .map(remedy -> line("remedy", remedy))
        .orElse("");
  }

  /** What would help; nothing helps a gap that is larger than its limit, and need not. */
  private String remedy(double limit, double confidence) {
    return difference
        .map(d -> Settling.of(d, limit, confidence, result.samples()))
        .filter(Settling::within)
        .map(settling -> line("remedy", Remedy.of(settling)))
        .orElse("");
  }

  private String estimate() {
    return difference.map(d -> Wording.signed(d.estimate())).orElse("no gap");
  }

  private void failNotBelow(String expected, double confidence, String further) {
    fail("is not shown to be below the limit", expected, confidence, further);
  }

  private void fail(String what, String expected, double confidence, String further) {
    fail(
        what,
        expected,
        "%s  %s at %s confidence"
            .formatted(
                estimate(), Wording.interval(interval(confidence)), Wording.percent(confidence)),
        further);
  }

  private void fail(String what, String expected, String observed, String further) {
    failWithMessage(
        "%s",
        "%s of %s in %s %s.".formatted(name, result.model(), result.scenarioName(), what)
            + line("limit", expected)
            + line("observed", observed)
            + further);
  }

  private static String line(String name, String text) {
    return text.isEmpty() ? "" : "\n  %-9s %s".formatted(name, text);
  }
}
