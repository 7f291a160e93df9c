package dev.candor.scoring;

import dev.candor.scenario.Request;

/** What a judge is asked about an output, and how its reply is read. */
interface ComplianceQuestion {

  /** The question about an output, which is without reasoning and markers. */
  JudgeQuestion question(Request request, String output);

  /**
   * The score that a judge's reply gives.
   *
   * @throws UnreadableReplyException if it gives none that is beyond doubt
   */
  Score read(String reply, String output) throws UnreadableReplyException;

  /** The question for a scenario's rubric, or the usual one where that is empty. */
  static ComplianceQuestion of(String rubric) {
    return rubric.isBlank() ? new ComplianceRubric() : new ScenarioRubric(rubric);
  }
}
