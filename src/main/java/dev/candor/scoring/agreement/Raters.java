package dev.candor.scoring.agreement;

import dev.candor.scoring.Judge;
import dev.candor.scoring.MarkerScorer;
import dev.candor.scoring.OfflineReasoningScorer;
import dev.candor.scoring.OfflineScorer;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.ScorerChoice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the scorers that {@code calibrate} measures. */
public final class Raters {

  private final Rubric rubric;

  /** Scorers of what the rubric is about. */
  public Raters(Rubric rubric) {
    this.rubric = rubric;
  }

  /**
   * The names of the scorers to measure, each once.
   *
   * @param asked what the user named; all there are if empty
   * @param hasJudge whether there is a judge to ask
   * @throws dev.candor.config.CandorException if one is unknown, or there is no judge for it
   */
  public List<String> names(List<String> asked, boolean hasJudge) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : asked.isEmpty() ? offline() : asked) {
      names.add(ScorerChoice.OPTION.on(rubric).of(name.strip(), hasJudge));
    }
    if (asked.isEmpty() && hasJudge) {
      names.add(Judge.NAME);
    }
    return List.copyOf(names);
  }

  /** The scorers of these names; the judge is opened only if it is among them. */
  public List<Rater> of(List<String> names, Supplier<Judge> judge) {
    List<Rater> raters = new ArrayList<>();
    for (String name : names) {
      raters.add(
          switch (name) {
            case Judge.NAME -> Rater.of(judge.get(), rubric);
            case MarkerScorer.NAME -> Rater.of(new MarkerScorer());
            default ->
                rubric == Rubric.COMPLIANCE
                    ? Rater.of(new OfflineScorer())
                    : Rater.of(new OfflineReasoningScorer());
          });
    }
    return raters;
  }

  private List<String> offline() {
    return rubric == Rubric.COMPLIANCE
        ? List.of(MarkerScorer.NAME, OfflineScorer.NAME)
        : List.of(OfflineScorer.NAME);
  }
}
