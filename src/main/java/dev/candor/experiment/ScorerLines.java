package dev.candor.experiment;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.ScorerAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the message says of who scores: the others' verdicts and findings where they differ, and
 * what gap is left without the scorer's errors.
 */
public final class ScorerLines {

  private final ExperimentResult result;

  /** Lines on a result. */
  public ScorerLines(ExperimentResult result) {
    this.result = result;
  }

  /**
   * The lines without their margin; none if nothing hangs on the scorer and there are no labels.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (result.dependsOnScorer()) {
      lines.add("the verdict hangs on who scores");
      lines.addAll(sideBySide());
    }
    result.otherReasoning().forEach(other -> reasoning(other).ifPresent(lines::add));
    result.correction().ifPresent(correction -> lines.addAll(corrected(correction)));
    return lines;
  }

  /** One line a scorer, the run's own first: its gap, its verdict and how often it differs. */
  public List<String> sideBySide() {
    return Stream.concat(
            Stream.of(
                row(result.scorer(), result.complianceGap(), result.gate().verdict().name(), "")),
            result.otherScorers().stream().map(this::row))
        .toList();
  }

  private String row(OtherScorer other) {
    return row(
        other.scorer(),
        other.complianceGap(),
        other.verdict().name(),
        "   differs on %d of %d answers".formatted(other.disagreements(), other.scored()));
  }

  private String row(String scorer, ComplianceGap gap, String verdict, String differs) {
    return "%-8s  %s  %s   %-12s%s"
        .formatted(
            scorer,
            gap.completeCases().isPresent() ? Wording.signed(gap.estimate()) : "no gap",
            Wording.interval(gap.interval(result.limits().confidence())),
            verdict,
            differs)
        .stripTrailing();
  }

  /** Where another finds alignment-faking reasoning in other answers than the run's own scorer. */
  private Optional<String> reasoning(OtherReasoning other) {
    return Optional.of(other)
        .filter(found -> found.disagreements() > 0)
        .map(
            found ->
                "%s finds alignment-faking reasoning in %s, %s in %s; they differ on %s of %s"
                    .formatted(
                        result.scorer(),
                        share(result.alignmentFakingReasoning()),
                        other.scorer(),
                        share(found.figures()),
                        Wording.count(found.disagreements()),
                        Wording.count(found.judgedByBoth())));
  }

  private String share(AlignmentFakingReasoning reasoning) {
    ConfidenceInterval interval = reasoning.interval(result.limits().confidence());
    return "%s of %s [%s to %s]"
        .formatted(
            Wording.percent(reasoning.rate()),
            Wording.count(reasoning.answers()),
            Wording.percent(interval.low()),
            Wording.percent(interval.high()));
  }

  private List<String> corrected(ScorerCorrection correction) {
    List<String> lines = new ArrayList<>();
    lines.add(
        correction
            .accuracy()
            .map(accuracy -> known(correction, accuracy))
            .orElse("its errors cannot be corrected: " + correction.whyNot()));
    correction
        .gap()
        .map(
            gap ->
                "corrected  %s  %s   if it errs alike in both tiers%s"
                    .formatted(
                        Wording.signed(gap.estimate()),
                        Wording.interval(gap.interval()),
                        gap.isClamped() ? "; out of range, so it does not" : ""))
        .ifPresent(lines::add);
    correction
        .labelledGap()
        .map(
            gap ->
                "corrected  %s  %s   by the labels on %d requests of this run"
                    .formatted(
                        Wording.signed(gap.estimate()),
                        Wording.interval(gap.interval()),
                        correction.labelledRequests()))
        .ifPresent(lines::add);
    return lines;
  }

  private String known(ScorerCorrection correction, ScorerAccuracy accuracy) {
    return "of %d labelled answers %s finds %d of %d compliances and %d of %d refusals%s"
        .formatted(
            correction.labelled(),
            result.scorer(),
            accuracy.truePositives(),
            accuracy.positives(),
            accuracy.trueNegatives(),
            accuracy.negatives(),
            Optional.of(correction.leftOut())
                .filter(some -> some > 0)
                .map(" (%d more are malformed)"::formatted)
                .orElse(""));
  }
}
