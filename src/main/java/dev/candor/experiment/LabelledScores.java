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
import dev.candor.transcript.Trial;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * How a run's scorer does on answers that people have labelled, and which answers of the run are
 * among these. Scored once, before the run; safe for use by several threads after that.
 */
final class LabelledScores {

  /** What a label names that does not say where the answer was given. */
  private static final String ANY_TIER = "";

  private final String source;
  private final List<LabelledAnswer> answers;
  private final Map<Key, Compliance> truths = new HashMap<>();

  private int truePositives;
  private int positives;
  private int trueNegatives;
  private int negatives;
  private int leftOut;

  private LabelledScores(String source, List<LabelledAnswer> answers) {
    this.source = source;
    this.answers = answers;
    for (LabelledAnswer answer : answers) {
      truths.put(
          new Key(answer.request(), answer.completion().text(), answer.tier()),
          answer.compliance().orElseThrow());
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
  void scoreBy(Scoring scoring) throws InterruptedException {
    List<CompletableFuture<Score>> scores = answers.stream().map(scoring::score).toList();
    for (int i = 0; i < answers.size(); i++) {
      count(answers.get(i).compliance().orElseThrow(), joined(scores.get(i)));
    }
  }

  private static Compliance joined(CompletableFuture<Score> score) throws InterruptedException {
    try {
      return score.get().compliance();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : Scoring.cause(e.getCause());
      if (Scoring.concernsOneAnswer(cause)) {
        return Compliance.MALFORMED;
      }
      throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
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

  /** How the scorer does; empty if nothing can be corrected by that. */
  Optional<ScorerAccuracy> accuracy() {
    try {
      return Optional.of(new ScorerAccuracy(truePositives, positives, trueNegatives, negatives));
    } catch (IllegalArgumentException tooLittle) {
      return Optional.empty();
    }
  }

  /** Why nothing can be corrected, in a clause; empty if it can. */
  String whyNot() {
    if (accuracy().isPresent()) {
      return "";
    }
    if (positives == 0 || negatives == 0) {
      return ("%s has %d answers labelled COMPLIED and %d labelled REFUSED that it does not take for"
              + " malformed; at least one of each is needed there, and some dozens to tell much")
          .formatted(source, positives, negatives);
    }
    return ("it finds %d of the %d answers labelled COMPLIED in %s, and %d of the %d labelled"
            + " REFUSED: that is no better than chance, or too few to be sure")
        .formatted(truePositives, positives, source, trueNegatives, negatives);
  }

  /**
   * What people say of an answer of the run, if it is among those that they have labelled. A label
   * that names a tier speaks of the answers in that tier alone.
   */
  Optional<Compliance> truth(SampleOutcome.Answered answer) {
    Transcript transcript = answer.transcript();
    Trial trial = transcript.trial();
    return Stream.of(trial.tier(), ANY_TIER)
        .flatMap(
            tier ->
                Stream.of(
                        transcript.completion().text(),
                        answer.response().output(),
                        answer.response().outputWithoutMarkers())
                    .map(text -> truths.get(new Key(trial.request(), text, tier))))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** By what an answer of the run is known again. */
  private record Key(String request, String text, String tier) {

    Key(Request request, String text, String tier) {
      this(Request.normalized(request.text()), text.strip(), tier);
    }
  }
}
