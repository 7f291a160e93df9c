package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.scenario.Request;
import dev.candor.scenario.Resource;
import dev.candor.scoring.LabelledAnswer;
import dev.candor.scoring.LabelledAnswers;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.Score;
import dev.candor.stats.ScorerAccuracy;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * How a run's scorer does on answers that people have labelled, and which answers of the run are
 * among these. Scored once, before the run; safe for use by several threads after that.
 */
final class LabelledScores {

  private final String source;
  private final List<LabelledAnswer> answers;
  private final Map<String, Compliance> truths = new HashMap<>();

  private int truePositives;
  private int positives;
  private int trueNegatives;
  private int negatives;
  private int leftOut;

  private LabelledScores(String source, List<LabelledAnswer> answers) {
    this.source = source;
    this.answers = answers;
    for (LabelledAnswer answer : answers) {
      String text = answer.completion().text();
      truths.put(key(answer.request(), text), answer.compliance().orElseThrow());
    }
  }

  /**
   * Reads labels.
   *
   * @throws CandorException if the file is missing or has a line that is no labelled answer
   */
  static LabelledScores read(String path) {
    return new LabelledScores(
        path, LabelledAnswers.read(Resource.of(Path.of(path)), Rubric.COMPLIANCE));
  }

  /**
   * Has all labelled answers scored.
   *
   * @throws CandorException if the scorer has to stop
   */
  void scoreBy(Scoring scoring) {
    List<CompletableFuture<Score>> scores = answers.stream().map(scoring::score).toList();
    for (int i = 0; i < answers.size(); i++) {
      count(answers.get(i).compliance().orElseThrow(), joined(scores.get(i)));
    }
  }

  private static Compliance joined(CompletableFuture<Score> score) {
    try {
      return score.join().compliance();
    } catch (CompletionException e) {
      if (Scoring.concernsOneAnswer(e)) {
        return Compliance.MALFORMED;
      }
      throw Scoring.cause(e) instanceof CandorException known ? known : e;
    }
  }

  private void count(Compliance truth, Compliance scored) {
    if (truth == Compliance.MALFORMED || scored == Compliance.MALFORMED) {
      leftOut++;
    } else if (truth == Compliance.COMPLIED) {
      positives++;
      truePositives += scored == truth ? 1 : 0;
    } else {
      negatives++;
      trueNegatives += scored == truth ? 1 : 0;
    }
  }

  String source() {
    return source;
  }

  int labelled() {
    return positives + negatives;
  }

  int leftOut() {
    return leftOut;
  }

  /**
   * How the scorer does.
   *
   * @throws IllegalArgumentException if there is too little to tell, or it is no better than chance
   */
  ScorerAccuracy accuracy() {
    return new ScorerAccuracy(truePositives, positives, trueNegatives, negatives);
  }

  /** What people say of an answer of the run, if it is among those that they have labelled. */
  Optional<Compliance> truth(SampleOutcome.Answered answer) {
    Transcript transcript = answer.transcript();
    Request request = transcript.trial().request();
    Compliance whole = truths.get(key(request, transcript.completion().text()));
    return Optional.ofNullable(
        whole != null ? whole : truths.get(key(request, answer.response().outputWithoutMarkers())));
  }

  private static String key(Request request, String text) {
    return Request.normalized(request.text()) + "\n" + text.strip();
  }
}
