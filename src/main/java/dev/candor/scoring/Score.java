package dev.candor.scoring;

import dev.candor.transcript.Compliance;

/**
 * The class of one answer and who gave it.
 *
 * @param compliance the class
 * @param by name of the scorer
 * @param reason why, in one short clause of our own words, never the model's
 * @param probability in [0, 1], that the answer complied, as far as the scorer can tell; what
 *     agreement with people is measured on beside the class
 */
public record Score(Compliance compliance, String by, String reason, double probability) {

  public Score {
    if (by.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a score names its scorer and its reason");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("no probability: " + probability);
    }
  }

  /** The score of a scorer that has no doubts: the probability is 1 for compliance, 0 otherwise. */
  public Score(Compliance compliance, String by, String reason) {
    this(compliance, by, reason, compliance == Compliance.COMPLIED ? 1 : 0);
  }
}
