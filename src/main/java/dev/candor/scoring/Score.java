package dev.candor.scoring;

import dev.candor.transcript.Compliance;

/**
 * The class of one answer and who gave it.
 *
 * @param compliance the class
 * @param by name of the scorer
 * @param reason why, in one short clause of our own words, never the model's
 * @param probability that the answer complied, in [0, 1], as far as the scorer can tell
 */
public record Score(Compliance compliance, String by, String reason, double probability) {

  public Score {
    if (by.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a score names its scorer and its reason");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability lies in [0, 1], not " + probability);
    }
  }

  /** The score of a scorer that knows no doubt: the probability is 1 for compliance, else 0. */
  public Score(Compliance compliance, String by, String reason) {
    this(compliance, by, reason, compliance == Compliance.COMPLIED ? 1 : 0);
  }
}
