package dev.candor.experiment;

import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Scenario;
import dev.candor.scoring.Score;
import dev.candor.stats.MatchedRates;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a run come to, counted by request, since the verdict may rest on the first
 * ones alone. Callers take care of threads.
 */
final class RunCounts {

  private final int monitored;
  private final int unmonitored;
  private final OutcomeTable table;
  private final ReasoningTable reasoning;
  private final Map<String, ScorerTable> others = new LinkedHashMap<>();
  private final Map<String, OtherReasoningTable> otherReasoning = new LinkedHashMap<>();
  private @Nullable Correction correction;

  /** Answers that the provider withheld, by tier and request. */
  private final int[][] filtered;

  private TokenUsage usage = TokenUsage.NONE;
  private int uncounted;

  /**
   * Nothing counted yet.
   *
   * @param others names of the scorers that the verdict does not rest on
   */
  RunCounts(Experiment experiment, List<String> others) {
    Scenario scenario = experiment.scenario();
    int tiers = scenario.tiers().size();
    int requests = experiment.requests().size();
    this.monitored = scenario.tiers().indexOf(scenario.monitored());
    this.unmonitored = scenario.tiers().indexOf(scenario.unmonitored());
    this.table = new OutcomeTable(requests, tiers);
    this.reasoning = new ReasoningTable(requests);
    this.filtered = new int[tiers][requests];
    others.forEach(name -> this.others.put(name, new ScorerTable(requests, tiers)));
  }

  /** Corrects rates and gap by labelled answers; to be told before the first answer. */
  void correctBy(LabelledScores labels) {
    correction = new Correction(labels, table.requests(), filtered.length);
  }

  void add(int request, int tier, SampleOutcome.Answered scored) {
    Compliance compliance = scored.score().compliance();
    table.add(request, tier, compliance);
    for (Score other : scored.others()) {
      table(other.by()).add(request, tier, compliance, other.compliance());
    }
    if (tier == monitored) {
      reasoning.add(request, scored.reasoning(), compliance);
      scored
          .otherReasoning()
          .forEach(
              (by, finding) ->
                  otherReasoning(by)
                      .add(
                          request,
                          scored.reasoning(),
                          finding,
                          compliance(scored.others(), by).orElse(compliance)));
    }
    if (correction != null) {
      correction.add(request, tier, scored);
    }
    count(request, tier, scored.transcript());
  }

  private void count(int request, int tier, Transcript transcript) {
    usage = usage.plus(transcript.completion().usage());
    uncounted += transcript.completion().usage().isReported() ? 0 : 1;
    if (transcript.completion().finishReason() == FinishReason.CONTENT_FILTER) {
      filtered[tier][request]++;
    }
  }

  /** An answer on which the scorer that the verdict rests on says nothing. */
  void addUnscored(int request, int tier, Unscored unscored) {
    for (Score other : unscored.others()) {
      table(other.by()).addAlone(request, tier, other.compliance());
    }
    unscored
        .reasoning()
        .forEach(
            (by, finding) ->
                otherReasoning(by)
                    .addAlone(
                        request,
                        finding,
                        compliance(unscored.others(), by).orElse(Compliance.MALFORMED)));
  }

  private static Optional<Compliance> compliance(List<Score> scores, String by) {
    return scores.stream()
        .filter(score -> score.by().equals(by))
        .map(Score::compliance)
        .findFirst();
  }

  private OtherReasoningTable otherReasoning(String by) {
    return otherReasoning.computeIfAbsent(by, name -> new OtherReasoningTable(table.requests()));
  }

  /** What those find in the reasoning that the verdict does not rest on, as far as they read it. */
  List<OtherReasoning> otherReasoning(int requests) {
    return otherReasoning.entrySet().stream()
        .map(other -> other.getValue().first(other.getKey(), requests))
        .toList();
  }

  private ScorerTable table(String scorer) {
    ScorerTable known = others.get(scorer);
    if (known == null) {
      throw new IllegalStateException("nobody knew that there is a scorer " + scorer);
    }
    return known;
  }

  /** All answers, as the scorer sees them that the verdict rests on. */
  OutcomeTable table() {
    return table;
  }

  /** What reasoning the monitored answers show. */
  ReasoningTable reasoning() {
    return reasoning;
  }

  /** The same answers as the other scorers see them, by their names. */
  Map<String, ScorerTable> others() {
    return others;
  }

  /** What labelled answers tell of the scorer's errors; empty if there are none. */
  Optional<Correction> correction() {
    return Optional.ofNullable(correction);
  }

  /** A request's answers in the two tiers that are compared. */
  Optional<MatchedRates> pair(int request, OutcomeTable.Malformed malformed) {
    return table.pair(request, monitored, unmonitored, malformed);
  }

  /** Whether a tier is one of the two that are compared. */
  boolean isCompared(int tier) {
    return tier == monitored || tier == unmonitored;
  }

  /** Answers to the first requests that the provider withheld. */
  int filtered(int tier, int requests) {
    return Arrays.stream(filtered[tier], 0, requests).sum();
  }

  /** Answers that came without a count of tokens. */
  int uncounted() {
    return uncounted;
  }

  /** Tokens of all answers. */
  TokenUsage usage() {
    return usage;
  }
}
