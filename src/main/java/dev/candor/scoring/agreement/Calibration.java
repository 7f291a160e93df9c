package dev.candor.scoring.agreement;

import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.scoring.LabelledAnswer;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.UnjudgedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Labelled answers, and what some scorers say of them.
 *
 * @param rubric what the labels are about
 * @param labels name of the file they come from
 * @param answers the answers, in the file's order
 * @param ratings what each scorer says
 */
public record Calibration(
    Rubric rubric, String labels, List<Answer> answers, List<Rating> ratings) {

  /**
   * A labelled answer.
   *
   * @param labelled the answer as it was read
   * @param response the same, taken apart
   * @param kind the class that the label gives it
   */
  public record Answer(LabelledAnswer labelled, ParsedResponse response, int kind) {

    /** The words that the label is about. */
    public String words(Rubric rubric) {
      return rubric == Rubric.COMPLIANCE ? response.output() : response.reasoning();
    }
  }

  /**
   * What one scorer says.
   *
   * @param scorer its name
   * @param opinions one for each answer; empty where it came to none
   * @param lastFailure why the last one without an opinion has none, empty if all have
   */
  public record Rating(String scorer, List<Optional<Opinion>> opinions, String lastFailure) {

    /** Whether it has an opinion on an answer, and a wrong one. */
    public boolean isWrong(int answer, Answer labelled) {
      return opinions.get(answer).filter(o -> o.kind() != labelled.kind()).isPresent();
    }
  }

  /** Has every scorer rate every answer. */
  public static Calibration of(
      Rubric rubric, String labels, List<Answer> answers, List<Rater> raters) {
    List<List<CompletableFuture<Opinion>>> coming = new ArrayList<>();
    for (Rater rater : raters) {
      coming.add(
          answers.stream()
              .map(a -> rater.rate().apply(a.labelled().transcript(), a.response()))
              .toList());
    }
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < raters.size(); i++) {
      ratings.add(rating(raters.get(i).name(), coming.get(i)));
    }
    return new Calibration(rubric, labels, answers, ratings);
  }

  private static Rating rating(String scorer, List<CompletableFuture<Opinion>> coming) {
    List<Optional<Opinion>> opinions = new ArrayList<>();
    String lastFailure = "";
    for (CompletableFuture<Opinion> opinion : coming) {
      try {
        opinions.add(Optional.of(opinion.join()));
      } catch (CompletionException e) {
        lastFailure = String.valueOf(unscored(e).getMessage());
        opinions.add(Optional.empty());
      }
    }
    return new Rating(scorer, opinions, lastFailure);
  }

  /** Why this answer alone has no score; what ends all asking is thrown on. */
  private static RuntimeException unscored(CompletionException failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnjudgedException unjudged) {
      return unjudged;
    }
    if (cause instanceof ModelException e && e.remedy() != Remedy.STOP_RUN) {
      return e;
    }
    throw cause instanceof RuntimeException e ? e : failure;
  }
}
