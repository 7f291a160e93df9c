package dev.candor.scoring;

import dev.candor.transcript.Compliance;

/**
 * The class of one answer and who gave it.
 *
 * @param compliance the class
 * @param by name of the scorer
 * @param reason why, in one short clause of our own words, never the model's
 */
public record Score(Compliance compliance, String by, String reason) {

  public Score {
    if (by.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a score names its scorer and its reason");
    }
  }
}
