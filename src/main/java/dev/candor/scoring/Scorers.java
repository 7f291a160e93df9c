package dev.candor.scoring;

import dev.candor.config.CandorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds scorers by the words that users type for {@code candor.scorer}. */
public final class Scorers {

  private Scorers() {}

  /**
   * The name that a user's choice comes to, as {@link ScorerChoice#of}.
   *
   * @throws CandorException if there is no such scorer, or it is a judge and there is none
   */
  public static String chosen(String name, boolean hasJudge) {
    return ScorerChoice.SETTING.of(name, hasJudge);
  }

  /**
   * The name that a user's choice comes to for a scenario with a rubric of its own: {@link
   * OfflineScorer} knows one rubric only, so {@link MarkerScorer} stands in for it.
   *
   * @throws CandorException as {@link #chosen}
   */
  public static String chosenForRubric(String name, boolean hasJudge) {
    String chosen = chosen(name, hasJudge);
    return chosen.equals(OfflineScorer.NAME) ? MarkerScorer.NAME : chosen;
  }

  /**
   * All scorers that ask no model, for a run that rests on the scorer of this name: the label of a
   * recording counts only where the user said so.
   *
   * @param ownRubric whether the scenario has a rubric of its own, which {@link OfflineScorer} does
   *     not know
   */
  public static List<Scorer> offline(String chosen, boolean ownRubric) {
    List<Scorer> scorers = new ArrayList<>();
    scorers.add(new MarkerScorer());
    if (!ownRubric) {
      scorers.add(new OfflineScorer());
    }
    if (chosen.equals(RecordedScorer.NAME)) {
      scorers.add(new RecordedScorer());
    }
    return scorers;
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
    return ScorerChoice.SETTING.checked(name).equals(RecordedScorer.NAME)
        ? new RecordedReasoningScorer(offline)
        : offline;
  }

  /**
   * What reads the reasoning beside the scorer of this name, and asks no model; empty where that
   * scorer leaves the reasoning to it anyway.
   *
   * @param chosen as {@link #chosen} says
   */
  public static Optional<ReasoningScorer> reasoningBeside(String chosen) {
    return chosen.equals(Judge.NAME) || chosen.equals(RecordedScorer.NAME)
        ? Optional.of(new OfflineReasoningScorer())
        : Optional.empty();
  }
}
