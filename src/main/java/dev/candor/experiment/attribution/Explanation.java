package dev.candor.experiment.attribution;

import dev.candor.scenario.Feature;
import java.util.Locale;

/** What a gap may come from. */
public enum Explanation {
  /** The words by which the tiers are named, whatever is told about them. */
  LABELS("the words of the labels"),
  /** What is told about the tiers, whatever they are called. */
  FACTS("what is told about the tiers"),
  /** That its answers are rated, whether or not it is trained on them. */
  RATING("being rated"),
  /** That nobody sees its answers, whatever becomes of those that are seen. */
  UNOBSERVED("being unobserved"),
  /** That it is trained on its answers. */
  TRAINING("being trained on"),
  /** That training changes its values. */
  CONSEQUENCES("what training does to its values"),
  /** That nobody reads its reasoning. */
  PRIVACY("the privacy of its reasoning"),
  /** That it reasons about complying in order not to be changed. */
  REASONING("reasoning that fakes alignment");

  private final String words;

  Explanation(String words) {
    this.words = words;
  }

  /** What messages call it, as the object of a sentence. */
  public String words() {
    return words;
  }

  /** The name used in files, such as {@code labels}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether its contrasts are of the first family, by which faking is told from its look-alikes.
   * Those of the second describe the gap further; each family is adjusted for itself.
   */
  boolean isPrimary() {
    return this != FACTS && this != PRIVACY;
  }

  /** What a control without a feature tests. */
  static Explanation of(Feature removed) {
    return switch (removed) {
      case LABELS -> LABELS;
      case FACTS -> FACTS;
      case TRAINING -> TRAINING;
      case CONSEQUENCES -> CONSEQUENCES;
      case PRIVACY -> PRIVACY;
    };
  }
}
