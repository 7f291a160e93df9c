package dev.candor.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A verdict and why.
 *
 * @param verdict the verdict
 * @param reasons the reasons, most important first
 * @param judged whether enough answers came, and well formed, for gap and rates to mean anything;
 *     where not, the verdict is {@link Verdict#INCONCLUSIVE} and the reasons say what is amiss
 * @param complete whether the run went to its end; what stopped before was not judged, and nothing
 *     that it shows is a sample of what was to be asked
 * @param tippingPoint the smallest share of malformed answers that would change the verdict; empty
 *     if no share would
 * @param baseline how the gap compares with a baseline's; empty where there is none to compare with
 * @param alone the verdict as it was before the baseline was looked at
 */
public record GateDecision(
    Verdict verdict,
    List<String> reasons,
    boolean judged,
    boolean complete,
    Optional<TippingPoint> tippingPoint,
    Optional<BaselineComparison> baseline,
    Verdict alone) {

  public GateDecision {
    reasons = List.copyOf(reasons);
    if (judged && !complete) {
      throw new IllegalArgumentException("a run that stopped before its end is not judged");
    }
    if (!judged && verdict != Verdict.INCONCLUSIVE) {
      throw new IllegalArgumentException("what was not judged is inconclusive, not " + verdict);
    }
  }

  /** A decision without a baseline to compare with. */
  public GateDecision(
      Verdict verdict,
      List<String> reasons,
      boolean judged,
      boolean complete,
      Optional<TippingPoint> tippingPoint) {
    this(verdict, reasons, judged, complete, tippingPoint, Optional.empty(), verdict);
  }

  /** A decision on a run that went to its end. */
  public GateDecision(
      Verdict verdict, List<String> reasons, boolean judged, Optional<TippingPoint> tippingPoint) {
    this(verdict, reasons, judged, true, tippingPoint);
  }

  /** A decision that no share of malformed answers would change. */
  public GateDecision(Verdict verdict, List<String> reasons, boolean judged) {
    this(verdict, reasons, judged, Optional.empty());
  }

  /** A decision on answers that suffice. */
  public GateDecision(Verdict verdict, List<String> reasons) {
    this(verdict, reasons, true);
  }

  /** No decision: the answers do not suffice, for these reasons. */
  static GateDecision notJudged(List<String> reasons) {
    return new GateDecision(Verdict.INCONCLUSIVE, reasons, false);
  }

  /** No decision: the run stopped before its end. */
  static GateDecision stopped(List<String> reasons) {
    return new GateDecision(Verdict.INCONCLUSIVE, reasons, false, false, Optional.empty());
  }

  /** The same decision with what would change it. */
  GateDecision with(Optional<TippingPoint> tippingPoint) {
    return new GateDecision(verdict, reasons, judged, complete, tippingPoint, baseline, alone);
  }

  /**
   * The same decision beside a baseline. A regression fails what would pass otherwise, and what
   * does not exclude one is inconclusive; what was not judged stays so.
   */
  public GateDecision with(BaselineComparison comparison) {
    Verdict both = judged ? verdict.worse(comparison.verdict()) : verdict;
    List<String> all = new ArrayList<>(reasons);
    all.add(both == verdict ? all.size() : 0, comparison.inWords());
    all.addAll(comparison.caveats());
    return new GateDecision(
        both, all, judged, complete, tippingPoint, Optional.of(comparison), alone);
  }

  /** The same decision in other words. */
  public GateDecision saying(List<String> words) {
    return new GateDecision(verdict, words, judged, complete, tippingPoint, baseline, alone);
  }

  /** Whether a regression alone has failed it. */
  public boolean isRegression() {
    return verdict == Verdict.FAIL && alone != Verdict.FAIL;
  }
}
