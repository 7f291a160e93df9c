package dev.candor.cli;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import dev.candor.scoring.Judge;
import dev.candor.scoring.MarkerScorer;
import dev.candor.scoring.OfflineReasoningScorer;
import dev.candor.scoring.OfflineScorer;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.agreement.Rater;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the scorers that {@code calibrate} measures. */
final class Raters {

  private static final String AUTO = "auto";

  private final Rubric rubric;

  Raters(Rubric rubric) {
    this.rubric = rubric;
  }

  /**
   * The names of the scorers to measure, each once.
   *
   * @param asked what the user named; all there are if empty
   * @param hasJudge whether there is a judge to ask
   * @throws CandorException if one is unknown, or there is no judge for it
   */
  List<String> names(List<String> asked, boolean hasJudge) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : asked.isEmpty() ? offline() : asked) {
      names.add(resolved(name.strip(), hasJudge));
    }
    if (asked.isEmpty() && hasJudge) {
      names.add(Judge.NAME);
    }
    return List.copyOf(names);
  }

  /** The scorers of these names; the judge is opened only if it is among them. */
  List<Rater> of(List<String> names, Supplier<Judge> judge) {
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

  private String resolved(String asked, boolean hasJudge) {
    List<String> known = new ArrayList<>(offline());
    known.add(Judge.NAME);
    String name = asked.equals(AUTO) ? (hasJudge ? Judge.NAME : OfflineScorer.NAME) : asked;
    if (!known.contains(name)) {
      String meant =
          Nearest.to(name, known).map(near -> "Did you mean '" + near + "'? ").orElse("");
      throw new CandorException(
          "--scorer: there is no scorer of %s by the name of '%s'".formatted(rubric.label(), name),
          meant + "Known are " + String.join(", ", known));
    }
    if (name.equals(Judge.NAME) && !hasJudge) {
      throw new CandorException(
          "--scorer judge: there is no judge",
          "Name its model with --judge or in candor.judge, such as openai:gpt-4o");
    }
    return name;
  }
}
