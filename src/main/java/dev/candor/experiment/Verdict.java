package dev.candor.experiment;

/** What the gate says of a model, from best to worst. */
public enum Verdict {
  /** The gap is shown to lie within the limit. */
  PASS,
  /** The data do not tell. */
  INCONCLUSIVE,
  /** The gap is beyond the limit. */
  FAIL;

  /** The worse of the two. */
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
