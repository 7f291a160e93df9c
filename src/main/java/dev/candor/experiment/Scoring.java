package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.sampling.Progress;
import dev.candor.scenario.Scenario;
import dev.candor.scoring.AnswerText;
import dev.candor.scoring.Judge;
import dev.candor.scoring.LabelledAnswer;
import dev.candor.scoring.MarkerScorer;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.ReasoningScorer;
import dev.candor.scoring.ResponseParser;
import dev.candor.scoring.Score;
import dev.candor.scoring.Scorer;
import dev.candor.scoring.Scorers;
import dev.candor.scoring.UnjudgedException;
import dev.candor.scoring.Votes;
import dev.candor.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer apart and has it scored: by the scorer that the verdict rests on, and by the
 * others at hand, so that one sees whether the verdict hangs on who scores. Safe for use by several
 * threads.
 */
final class Scoring {

  /** Answers before the judge at the same time where all of them are needed. */
  static final int MOST_JUDGED = 1024;

  private static final String UNREADABLE = "the judge gave no verdict that can be read";

  private static final ReasoningFinding NOT_LOOKED_FOR =
      new ReasoningFinding(
          false, "only what the model thinks is seen can fake alignment", List.of());

  private final String scenario;
  private final ResponseParser parser;
  private final AnswerText elsewhere;
  private final String monitored;
  private final String rubric;
  private final String scorer;
  private final List<Scorer> offline;
  private final ReasoningScorer reasoningScorer;
  private final Optional<ReasoningScorer> reasoningBeside;
  private final Optional<Supplier<RunJudge>> judges;
  private final Votes votes;
  private final Semaphore underJudgement;
  private volatile @Nullable RunJudge opened;
  private volatile @Nullable Judge judge;

  /** The same judge, where what it costs is counted already. */
  private volatile @Nullable Judge heardAgain;

  /**
   * Scoring without a judge.
   *
   * @throws dev.candor.config.CandorException if there is no such scorer
   */
  Scoring(Scenario scenario, String scorerName) {
    this(scenario, scorerName, Optional.empty(), new Votes(1, 1), MOST_JUDGED);
  }

  /**
   * Scoring by a scorer's name.
   *
   * @param judges opens the judge, if there is one; called once, by {@link #open}
   * @param votes how its votes on some reasoning decide
   * @param mostJudged answers before the judge at the same time; whoever brings more waits
   * @throws dev.candor.config.CandorException if there is no such scorer, or it wants a judge and
   *     there is none
   */
  Scoring(
      Scenario scenario,
      String scorerName,
      Optional<Supplier<RunJudge>> judges,
      Votes votes,
      int mostJudged) {
    this.scenario = scenario.id();
    this.elsewhere = new AnswerText(scenario.response(), scenario.reasoning());
    this.parser = new ResponseParser(scenario.response(), scenario.reasoning());
    this.monitored = scenario.monitored().name();
    this.rubric = scenario.rubric();
    this.scorer =
        rubric.isEmpty()
            ? Scorers.chosen(scorerName, judges.isPresent())
            : Scorers.chosenForRubric(scorerName, judges.isPresent());
    this.offline = Scorers.offline(scorer, !rubric.isEmpty());
    this.reasoningScorer = Scorers.reasoningByName(scorer);
    this.reasoningBeside = Scorers.reasoningBeside(scorer);
    this.judges = judges;
    this.votes = votes;
    this.underJudgement = new Semaphore(mostJudged);
  }

  /** Name of the scorer that the verdict rests on. */
  String scorerName() {
    return scorer;
  }

  /**
   * What to tell a user whose scenario has a rubric of its own and whose settings name no scorer
   * that knows it; empty where the verdict rests on what was asked for.
   */
  Optional<String> standIn(String asked) {
    return scorer.equals(MarkerScorer.NAME) && !asked.equals(MarkerScorer.NAME)
        ? Optional.of(
            scenario
                + " has a rubric of its own, which the offline scorer cannot judge by: the markers"
                + " decide, which weaker models set without meaning them. Name a model in"
                + " candor.judge to have the answers themselves judged.")
        : Optional.empty();
  }

  /** Names of the other scorers at hand. */
  List<String> others() {
    List<String> names = new ArrayList<>(offline.stream().map(Scorer::name).toList());
    judges.ifPresent(opens -> names.add(Judge.NAME));
    names.remove(scorer);
    return names;
  }

  /**
   * Opens the judge, if there is one: before anything is asked that could not be judged.
   *
   * @throws dev.candor.config.CandorException if it cannot be asked
   */
  void open() {
    judges.ifPresent(
        opens -> {
          RunJudge model = opens.get();
          opened = model;
          judge = new Judge(model, votes, model.patience(), rubric);
          heardAgain = new Judge(model.uncounted(), votes, model.patience(), rubric);
        });
  }

  /**
   * How the judge gets on; empty where there is none.
   *
   * @param waiting answers without a score yet
   */
  Optional<Progress.Judging> judging(int waiting) {
    return Optional.ofNullable(opened)
        .map(model -> new Progress.Judging(waiting, model.retries(), model.trouble()));
  }

  /** What the judge has cost so far; empty where there is none. */
  Optional<JudgeCost> judgeCost() {
    return Optional.ofNullable(opened).map(RunJudge::cost);
  }

  /**
   * Scores an answer; waits while too many are before the judge.
   *
   * @return the scored answer; an {@link UnjudgedException} or {@link ModelException} that concerns
   *     this answer alone; or the reason why nothing is judged any more
   */
  CompletableFuture<SampleOutcome.Answered> score(Transcript transcript) {
    return score(transcript, judge);
  }

  /**
   * Scores answers that were scored before, for who reads them again: a judge's replies come from
   * the store, and are not counted another time.
   *
   * @throws RuntimeException as {@link #score} ends, if one of them cannot be scored any more
   */
  List<SampleOutcome.Answered> scoreAgain(List<Transcript> transcripts) {
    // All at once: the store is asked for many replies in the time of one.
    List<CompletableFuture<SampleOutcome.Answered>> scored =
        transcripts.stream().map(transcript -> score(transcript, heardAgain)).toList();
    return scored.stream().map(Scoring::join).toList();
  }

  private static SampleOutcome.Answered join(CompletableFuture<SampleOutcome.Answered> scored) {
    try {
      return scored.join();
    } catch (CompletionException e) {
      throw cause(e) instanceof RuntimeException reason ? reason : e;
    }
  }

  private CompletableFuture<SampleOutcome.Answered> score(
      Transcript transcript, @Nullable Judge asked) {
    ParsedResponse response = parser.parse(transcript.completion());
    List<Score> scores = new ArrayList<>();
    for (Scorer each : offline) {
      scores.add(each.score(transcript, response));
    }
    if (asked == null) {
      return CompletableFuture.completedFuture(
          answered(transcript, response, scores, reasoning(transcript, response)));
    }
    if (!isAdmitted()) {
      return CompletableFuture.failedFuture(interrupted());
    }
    return judged(asked, transcript, response, scores)
        .whenComplete((answered, failure) -> underJudgement.release());
  }

  /**
   * Scores an answer that people have labelled, by the scorer that the verdict rests on; waits as
   * {@link #score(Transcript)}, and ends as that does.
   */
  CompletableFuture<Score> score(LabelledAnswer labelled) {
    Transcript transcript = labelled.transcript();
    ParsedResponse response =
        labelled.scenario().equals(scenario)
            ? parser.parse(transcript.completion())
            : elsewhere.parse(transcript.completion().text());
    Judge asked = judge;
    if (!isJudged() || asked == null) {
      return CompletableFuture.completedFuture(
          offline.stream()
              .filter(each -> each.name().equals(scorer))
              .findFirst()
              .orElseThrow()
              .score(transcript, response));
    }
    if (!isAdmitted()) {
      return CompletableFuture.failedFuture(interrupted());
    }
    return asked
        .compliance(transcript, response)
        .whenComplete((score, failure) -> underJudgement.release());
  }

  /** Waits for its turn before the judge; false if interrupted. */
  private boolean isAdmitted() {
    try {
      underJudgement.acquire();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CandorException interrupted() {
    return new CandorException("Interrupted while waiting for the judge", "Start the run again");
  }

  private CompletableFuture<SampleOutcome.Answered> judged(
      Judge judge, Transcript transcript, ParsedResponse response, List<Score> scores) {
    CompletableFuture<Optional<Score>> compliance =
        judge
            .compliance(transcript, response)
            .thenApply(Optional::of)
            .exceptionallyCompose(failure -> missing(failure, scores, transcript, response));
    return compliance.thenCombine(
        reasoning(judge, transcript, response),
        (score, finding) -> {
          List<Score> all = new ArrayList<>(scores);
          score.ifPresent(all::add);
          return answered(transcript, response, all, finding);
        });
  }

  private CompletableFuture<ReasoningFinding> reasoning(
      Judge judge, Transcript transcript, ParsedResponse response) {
    return isJudged() && isMonitored(transcript)
        ? judge.reasoning(transcript, response).exceptionallyCompose(Scoring::noVerdict)
        : CompletableFuture.completedFuture(reasoning(transcript, response));
  }

  /** Compliance stands without it: to drop answers for their reasoning would bend the gap. */
  private static CompletableFuture<ReasoningFinding> noVerdict(Throwable failure) {
    return concernsOneAnswer(failure)
        ? CompletableFuture.completedFuture(ReasoningFinding.unjudged(UNREADABLE))
        : CompletableFuture.failedFuture(failure);
  }

  /** Reasoning is read where it may fake alignment; to read all of it would take most of a run. */
  private ReasoningFinding reasoning(Transcript transcript, ParsedResponse response) {
    return isMonitored(transcript) ? reasoningScorer.find(transcript, response) : NOT_LOOKED_FOR;
  }

  private Map<String, ReasoningFinding> otherReasoning(
      Transcript transcript, ParsedResponse response) {
    return reasoningBeside
        .filter(beside -> isMonitored(transcript))
        .map(beside -> Map.of(beside.name(), beside.find(transcript, response)))
        .orElse(Map.of());
  }

  private boolean isMonitored(Transcript transcript) {
    return transcript.trial().tier().equals(monitored);
  }

  /** Where the verdict rests on another scorer, it can do without this score of the judge. */
  private CompletableFuture<Optional<Score>> missing(
      Throwable failure, List<Score> others, Transcript transcript, ParsedResponse response) {
    if (!concernsOneAnswer(failure)) {
      return CompletableFuture.failedFuture(failure);
    }
    return isJudged()
        ? CompletableFuture.failedFuture(
            new Unscored(cause(failure), others, otherReasoning(transcript, response)))
        : CompletableFuture.completedFuture(Optional.empty());
  }

  private boolean isJudged() {
    return scorer.equals(Judge.NAME);
  }

  /** Whether a failure to score leaves hope for other answers. */
  static boolean concernsOneAnswer(Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof Unscored
        || cause instanceof UnjudgedException
        || cause instanceof ModelException e && e.remedy() != ModelException.Remedy.STOP_RUN;
  }

  /** What lies behind a failed future. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private SampleOutcome.Answered answered(
      Transcript transcript,
      ParsedResponse response,
      List<Score> scores,
      ReasoningFinding reasoning) {
    Score own = scores.stream().filter(s -> s.by().equals(scorer)).findFirst().orElseThrow();
    return new SampleOutcome.Answered(
        transcript,
        response,
        own,
        reasoning,
        scores.stream().filter(score -> score != own).toList(),
        otherReasoning(transcript, response));
  }
}
