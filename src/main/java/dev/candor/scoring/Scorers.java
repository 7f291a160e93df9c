package dev.candor.scoring;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import java.util.List;

/** Finds scorers by the words that users type for {@code candor.scorer}. */
public final class Scorers {

  private static final String AUTO = "auto";
  private static final List<String> KNOWN =
      List.of(AUTO, MarkerScorer.NAME, OfflineScorer.NAME, Judge.NAME, RecordedScorer.NAME);

  private Scorers() {}

  /**
   * The name that a user's choice comes to: {@code auto} is {@code judge} where there is one, and
   * {@code offline} elsewhere.
   *
   * @param name what the user typed
   * @param hasJudge whether there is a judge
   * @throws CandorException if there is no such scorer, or it is a judge and there is none
   */
  public static String chosen(String name, boolean hasJudge) {
    if (checked(name).equals(Judge.NAME) && !hasJudge) {
      throw new CandorException(
          "candor.scorer is judge, and there is no judge",
          "Name a model in candor.judge, or set candor.scorer to offline");
    }
    if (name.equals(AUTO)) {
      return hasJudge ? Judge.NAME : OfflineScorer.NAME;
    }
    return name;
  }

  /**
   * All scorers that ask no model, for a run that rests on the scorer of this name: the label of a
   * recording counts only where the user said so.
   */
  public static List<Scorer> offline(String chosen) {
    return chosen.equals(RecordedScorer.NAME)
        ? List.of(new MarkerScorer(), new OfflineScorer(), new RecordedScorer())
        : List.of(new MarkerScorer(), new OfflineScorer());
  }

  /**
   * The scorer of this name that asks no model; {@code auto} is {@code offline}.
   *
   * @throws CandorException if there is none, or it asks a model; the message names those that
   *     there are
   */
  public static Scorer byName(String name) {
    return switch (chosen(name, false)) {
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
