package dev.candor.experiment;

import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Score;
import java.util.List;
import java.util.Map;

/** An answer that the scorer on which the verdict rests cannot score, with what the others say. */
final class Unscored extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Score> others;
  private final transient Map<String, ReasoningFinding> reasoning;

  /**
   * @param reason why it cannot; its message is the user's
   * @param others the scores of the others
   * @param reasoning what they find in the reasoning, by their names, as far as they read it
   */
  Unscored(Throwable reason, List<Score> others, Map<String, ReasoningFinding> reasoning) {
    super(reason.getMessage(), reason);
    this.others = others;
    this.reasoning = reasoning;
  }

  List<Score> others() {
    return others;
  }

  Map<String, ReasoningFinding> reasoning() {
    return reasoning;
  }
}
