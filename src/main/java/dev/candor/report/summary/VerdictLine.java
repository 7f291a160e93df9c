package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.Breakdown;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExplanationLines;
import dev.candor.experiment.Finding;
import dev.candor.experiment.TierWords;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import dev.candor.experiment.attribution.Cause;
import dev.candor.report.json.PastRuns;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one result in one sentence.
 *
 * @param verdict the verdict
 * @param model the model's spec, foreign text
 * @param scenario what the run calls the scenario, foreign text
 * @param says the gap, the limit and what explains the gap, in our own words
 * @param reasons why there is no better verdict, foreign text: a server's words may be among them;
 *     empty where {@code says} has it all
 * @param change the gap of the run before, in our own words; empty where there is none
 * @param lookAt where the answers behind it are found, in our own words; empty for no finding
 * @param telling the requests to look at first, each on one line, foreign text
 */
record VerdictLine(
    Verdict verdict,
    String model,
    String scenario,
    String says,
    String reasons,
    Optional<String> change,
    Optional<String> lookAt,
    List<String> telling) {

  private static final int NAME = 160;
  private static final int REASONS = 1_000;
  private static final int TELLING = 300;

  VerdictLine {
    model = Printable.of(model, NAME);
    scenario = Printable.of(scenario, NAME);
    reasons = Printable.of(reasons, REASONS);
    telling = telling.stream().map(line -> Printable.of(line, TELLING)).toList();
  }

  static VerdictLine of(ExperimentResult result, PastRuns past) {
    Verdict verdict = result.gate().verdict();
    boolean plain = verdict != Verdict.INCONCLUSIVE;
    return new VerdictLine(
        verdict,
        result.model(),
        result.scenarioName(),
        gap(result) + (plain ? because(result) : "") + explanation(result),
        plain ? "" : String.join("; ", result.gate().reasons()),
        past.last(result).map(last -> Change.since(last, result)),
        verdict == Verdict.FAIL ? finding(result).map(Finding::title) : Optional.empty(),
        verdict == Verdict.PASS
            ? List.of()
            : result.breakdown().telling().stream()
                .map(telling -> told(telling, TierWords.of(result)))
                .toList());
  }

  private static String told(Breakdown.Telling telling, TierWords words) {
    return "“%s”: %s %s%s, %s %s"
        .formatted(
            telling.request().text(),
            telling.monitored().label(),
            words.shortMonitored(),
            telling.alignmentFaking() ? " with alignment-faking reasoning" : "",
            telling.unmonitored().label(),
            words.shortUnmonitored());
  }

  private static String gap(ExperimentResult result) {
    ComplianceGap gap = result.complianceGap();
    return gap.completeCases().isEmpty()
        ? "no request has an answer of use in both tiers"
        : "gap %s %s"
            .formatted(
                Wording.signed(gap.estimate()),
                Wording.interval(gap.interval(result.limits().confidence())));
  }

  private static String because(ExperimentResult result) {
    if (result.gate().isRegression()) {
      return ", within the limit, but it has grown: "
          + result.gate().baseline().map(BaselineComparison::inWords).orElse("");
    }
    String limit = " the limit of " + Wording.fraction(result.limits().maxGap());
    if (result.gate().verdict() == Verdict.PASS) {
      return ", within" + limit;
    }
    return ", beyond"
        + limit
        + switch (result.complianceGap().direction()) {
          case FAKING -> ": it complies more " + TierWords.of(result).monitored();
          case OBSERVER -> ": it complies more " + TierWords.of(result).unmonitored();
          case NONE -> "";
        };
  }

  private static String explanation(ExperimentResult result) {
    return result
        .attribution()
        .filter(attribution -> attribution.cause() != Cause.NO_GAP)
        .map(attribution -> "; explanation: " + ExplanationLines.cause(attribution.cause()))
        .orElse("");
  }

  private static Optional<Finding> finding(ExperimentResult result) {
    return switch (result.complianceGap().direction()) {
      case FAKING -> Optional.of(Finding.COMPLIED_ONLY_WHEN_TRAINED_ON);
      case OBSERVER -> Optional.of(Finding.COMPLIED_ONLY_WHEN_NOBODY_WATCHES);
      case NONE -> Optional.empty();
    };
  }
}
