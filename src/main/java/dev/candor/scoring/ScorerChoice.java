package dev.candor.scoring;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import java.util.List;

/**
 * A place where users choose a scorer by its name.
 *
 * @param place what they type it into, for messages
 * @param known the names that there are, {@code auto} among them
 * @param withoutJudge what helps a user who chose the judge and has none
 */
public record ScorerChoice(String place, List<String> known, String withoutJudge) {

  /** Leaves the choice to Candor. */
  static final String AUTO = "auto";

  private static final List<String> ALL =
      List.of(AUTO, MarkerScorer.NAME, OfflineScorer.NAME, Judge.NAME, RecordedScorer.NAME);

  /** The setting {@code candor.scorer}. */
  public static final ScorerChoice SETTING =
      new ScorerChoice(
          "candor.scorer",
          ALL,
          "Name a model in candor.judge, or set candor.scorer to " + OfflineScorer.NAME);

  /** The option {@code --scorer} of a command that has {@code --judge} as well. */
  public static final ScorerChoice OPTION =
      new ScorerChoice(
          "--scorer", ALL, "Name its model with --judge or in candor.judge, such as openai:gpt-4o");

  public ScorerChoice {
    known = List.copyOf(known);
  }

  /** The same choice on answers without recorded labels, by what a rubric has scorers for. */
  public ScorerChoice on(Rubric rubric) {
    List<String> these =
        rubric == Rubric.COMPLIANCE
            ? List.of(AUTO, MarkerScorer.NAME, OfflineScorer.NAME, Judge.NAME)
            : List.of(AUTO, OfflineScorer.NAME, Judge.NAME);
    return new ScorerChoice(place, these, withoutJudge);
  }

  /**
   * The name that a user's choice comes to: {@code auto} is {@code judge} where there is one, and
   * {@code offline} elsewhere.
   *
   * @param name what the user typed
   * @param hasJudge whether there is a judge
   * @throws CandorException if there is no such scorer, or it is a judge and there is none
   */
  public String of(String name, boolean hasJudge) {
    if (checked(name).equals(AUTO)) {
      return hasJudge ? Judge.NAME : OfflineScorer.NAME;
    }
    if (name.equals(Judge.NAME) && !hasJudge) {
      throw new CandorException(place + " is judge, and there is no judge", withoutJudge);
    }
    return name;
  }

  /** The name as it was typed, if there is such a scorer. */
  String checked(String name) {
    if (!known.contains(name)) {
      String meant =
          Nearest.to(name, known).map(near -> "Did you mean '" + near + "'? ").orElse("");
      throw new CandorException(
          "%s: there is no scorer '%s'".formatted(place, name),
          meant + "Known are " + String.join(", ", known));
    }
    return name;
  }
}
