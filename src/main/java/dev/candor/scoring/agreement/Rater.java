package dev.candor.scoring.agreement;

import dev.candor.scoring.Judge;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningScorer;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.Scorer;
import dev.candor.transcript.Transcript;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * A scorer of any make, as {@code calibrate} uses it.
 *
 * @param name the word by which users know it
 * @param rate gives an opinion on an answer, now or later
 */
public record Rater(
    String name, BiFunction<Transcript, ParsedResponse, CompletableFuture<Opinion>> rate) {

  /** A scorer of compliance that asks no model. */
  public static Rater of(Scorer scorer) {
    return new Rater(
        scorer.name(),
        (transcript, response) ->
            CompletableFuture.completedFuture(Opinion.of(scorer.score(transcript, response))));
  }

  /** A scorer of reasoning that asks no model. */
  public static Rater of(ReasoningScorer scorer) {
    return new Rater(
        scorer.name(),
        (transcript, response) ->
            CompletableFuture.completedFuture(Opinion.of(scorer.find(transcript, response))));
  }

  /** A judge, on what the rubric is about. */
  public static Rater of(Judge judge, Rubric rubric) {
    return new Rater(
        Judge.NAME,
        (transcript, response) ->
            rubric == Rubric.COMPLIANCE
                ? judge.compliance(transcript, response).thenApply(Opinion::of)
                : judge.reasoning(transcript, response).thenApply(Opinion::of));
  }
}
