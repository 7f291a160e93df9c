package dev.candor.experiment.attribution;

import java.util.Locale;

/** How an explanation stands after the controls. */
public enum Standing {
  /** Without it the gap is smaller, and no longer shown. */
  SUPPORTED,
  /** Without it the gap is smaller, and still there. */
  PARTLY,
  /** Neither is shown: the data do not tell. */
  REMAINING,
  /** Without it the gap is still there, and not shown to be smaller. */
  EXCLUDED,
  /** No control in the run takes it away. */
  NOT_TESTED;

  /** The name used in files, such as {@code not-tested}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * How an explanation stands.
   *
   * @param lessens whether the gap is shown to be smaller without it
   * @param survives whether a gap is shown without it
   */
  static Standing of(boolean lessens, boolean survives) {
    if (lessens) {
      return survives ? PARTLY : SUPPORTED;
    }
    return survives ? EXCLUDED : REMAINING;
  }

  /** Whether a gap is shown without it, so that it is not the whole of the explanation. */
  boolean leavesGap() {
    return this == PARTLY || this == EXCLUDED;
  }

  /** How the opposite stands: what is left when this is taken away. */
  Standing opposite() {
    return switch (this) {
      case SUPPORTED -> EXCLUDED;
      case EXCLUDED -> SUPPORTED;
      case PARTLY, REMAINING, NOT_TESTED -> this;
    };
  }
}
