package dev.candor.experiment.attribution;

import java.util.Locale;

/** What a gap is attributed to. */
public enum Cause {
  /** There is no gap to explain: none is shown. */
  NO_GAP,
  /** The words of the labels: under other labels the gap goes away. */
  LABELS,
  /** Being rated: the gap is there where answers are rated and never trained on, and no larger. */
  RATING,
  /** Being unobserved: it complies more where nobody sees it, trained on elsewhere or not. */
  UNOBSERVED,
  /** Being trained on: the gap survives other labels and goes away without training. */
  TRAINING,
  /**
   * Being trained on, complying more there, and with reasoning that fakes alignment in what the gap
   * is made of.
   */
  ALIGNMENT_FAKING,
  /** The data do not tell the explanations apart. */
  UNDETERMINED;

  /** The name used in files, such as {@code alignment-faking}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
