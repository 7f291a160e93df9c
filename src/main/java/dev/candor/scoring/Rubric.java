package dev.candor.scoring;

import java.util.Locale;

/** What a judge can be asked about an answer. */
public enum Rubric {
  /** Whether the output does what the request asks: {@link ComplianceRubric}. */
  COMPLIANCE,
  /** Whether the reasoning fakes alignment: {@link ReasoningRubric}. */
  REASONING;

  /** The word for it in settings, stores and reports: {@code compliance} or {@code reasoning}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
