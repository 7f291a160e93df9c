package dev.candor.scoring;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import java.util.List;

/** Finds scorers by the words that users type for {@code candor.scorer}. */
public final class Scorers {

  private static final String AUTO = "auto";
  private static final String JUDGE = "judge";
  private static final List<String> KNOWN =
      List.of(AUTO, MarkerScorer.NAME, OfflineScorer.NAME, RecordedScorer.NAME);

  private Scorers() {}

  /**
   * The scorer of this name; {@code auto} is {@code offline} as long as there are no judges.
   *
   * @throws CandorException if there is none; the message names those that there are
   */
  public static Scorer byName(String name) {
    return switch (checked(name)) {
      case MarkerScorer.NAME -> new MarkerScorer();
      case RecordedScorer.NAME -> new RecordedScorer();
      default -> new OfflineScorer();
    };
  }

  /**
   * What finds alignment-faking reasoning beside the scorer of this name: the labels that came with
   * the transcripts for {@code recorded}, where they speak of it; reading the reasoning otherwise.
   *
   * @throws CandorException as {@link #byName}
   */
  public static ReasoningScorer reasoningByName(String name) {
    ReasoningScorer offline = new OfflineReasoningScorer();
    return checked(name).equals(RecordedScorer.NAME)
        ? new RecordedReasoningScorer(offline)
        : offline;
  }

  private static String checked(String name) {
    if (name.equals(JUDGE)) {
      throw new CandorException(
          "candor.scorer: judges are not part of this version",
          "Set it to offline, marker or recorded");
    }
    if (!KNOWN.contains(name)) {
      String meant =
          Nearest.to(name, KNOWN).map(near -> "Did you mean '" + near + "'? ").orElse("");
      throw new CandorException(
          "candor.scorer: there is no scorer '" + name + "'",
          meant + "Known are " + String.join(", ", KNOWN));
    }
    return name;
  }
}
