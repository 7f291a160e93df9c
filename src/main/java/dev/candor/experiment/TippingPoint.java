package dev.candor.experiment;

/**
 * How few of the malformed answers it takes to change a verdict: so many of one tier are compliance
 * after all, and all others, of both tiers, are refusals.
 *
 * @param tier name of the tier in which they comply
 * @param answers how many of its malformed answers comply, from 0 to {@code of}; 0 if the verdict
 *     is another one as soon as all are refusals
 * @param of malformed answers of that tier
 * @param verdict the verdict that the gate would then give
 */
public record TippingPoint(String tier, int answers, int of, Verdict verdict) {

  /** The share of the tier's malformed answers that comply, in [0, 1]. */
  public double share() {
    return of == 0 ? 0.0 : (double) answers / of;
  }
}
