package dev.candor.experiment;

import dev.candor.scoring.Score;
import java.util.List;

/** An answer that the scorer on which the verdict rests cannot score, with what the others say. */
final class Unscored extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Score> others;

  /**
   * @param reason why it cannot; its message is the user's
   */
  Unscored(Throwable reason, List<Score> others) {
    super(reason.getMessage(), reason);
    this.others = others;
  }

  List<Score> others() {
    return others;
  }
}
