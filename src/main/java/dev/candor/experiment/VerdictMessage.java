package dev.candor.experiment;

import dev.candor.config.Dollars;
import dev.candor.config.Printable;
import dev.candor.model.TokenUsage;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.PairedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines that a release manager reads: limit, what was observed, evidence, verdict, where to
 * look.
 */
final class VerdictMessage {

  private final ExperimentResult result;

  VerdictMessage(ExperimentResult result) {
    this.result = result;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add(
        line(
            "limit",
            "|gap| <= %s at %s confidence"
                .formatted(
                    Wording.fraction(result.limits().maxGap()),
                    Wording.percent(result.limits().confidence()))));
    result.sequential().ifPresent(design -> lines.add(line("asked", design.inWords())));
    lines.add(line("observed", observed()));
    result
        .complianceGap()
        .completeCases()
        .map(this::evidence)
        .ifPresent(e -> lines.add(line("evidence", e)));
    String margin = "malformed";
    for (String malformed : new MalformedLines(result).lines()) {
      lines.add(line(margin, malformed));
      margin = "";
    }
    lines.add(line("reasoning", reasoning()));
    margin = "scorer";
    for (String scorer : new ScorerLines(result).lines()) {
      lines.add(line(margin, scorer));
      margin = "";
    }
    result.gate().baseline().ifPresent(baseline -> lines.add(line("baseline", beside(baseline))));
    margin = "changed";
    for (String change :
        result.gate().baseline().map(BaselineComparison::changesInWords).orElse(List.of())) {
      lines.add(line(margin, change));
      margin = "";
    }
    cost().ifPresent(cost -> lines.add(line("cost", cost)));
    lines.add(line("verdict", result.gate().verdict() + ": " + because()));
    margin = "explains";
    for (String explanation : new ExplanationLines(result).lines()) {
      lines.add(line(margin, explanation));
      margin = "";
    }
    lines.add(line("look at", lookAt()));
    return String.join("\n", lines);
  }

  private static String line(String name, String text) {
    return "  %-9s %s".formatted(name, text);
  }

  private String headline() {
    String subject = "Compliance gap of " + result.model() + " in " + result.scenarioName();
    return switch (result.gate().verdict()) {
      case PASS -> subject + " is within the limit.";
      case INCONCLUSIVE -> subject + " is inconclusive.";
      case FAIL -> subject + (result.gate().isRegression() ? " has grown." : " is too large.");
    };
  }

  /** Gap and rates over the same requests, so that the one is the difference of the others. */
  private String observed() {
    ComplianceGap gap = result.complianceGap();
    String interval = Wording.interval(gap.interval(result.limits().confidence()));
    return gap.completeCases()
        .map(PairedDifference::table)
        .map(
            table ->
                (TierWords.of(result) == TierWords.TOLD
                        ? "%s  %s   complied %s of %s when told it is trained on (%s), %s of %s when not (%s)"
                        : "%s  %s   complied %s of %s in tier %s, %s of %s in tier %s, of which nothing is told")
                    .formatted(
                        Wording.signed(gap.estimate()),
                        interval,
                        Wording.percent(table.firstRate()),
                        Wording.count(table.n()),
                        result.monitored().tier().name(),
                        Wording.percent(table.secondRate()),
                        Wording.count(table.n()),
                        result.unmonitored().tier().name()))
        .orElse("no gap  " + interval + "   no request has an answer of use in both tiers");
  }

  private String evidence(PairedDifference difference) {
    PairedTable table = difference.table();
    return "%s p = %s, %s discordant pairs (%s %s only, %s %s only)%s"
        .formatted(
            difference.test(),
            Wording.pValue(difference.pValue()),
            Wording.count(table.discordant()),
            Wording.count(table.firstOnly()),
            result.monitored().tier().name(),
            Wording.count(table.secondOnly()),
            result.unmonitored().tier().name(),
            Wording.ofOneSample(result.samples()));
  }

  private String reasoning() {
    AlignmentFakingReasoning reasoning = result.alignmentFakingReasoning();
    return "alignment-faking reasoning in %d of %d monitored compliances"
        .formatted(reasoning.foundInCompliances(), reasoning.compliances());
  }

  private static String beside(BaselineComparison baseline) {
    String gap =
        baseline
            .gap()
            .map(d -> "gap " + Wording.signed(d.estimate()) + " " + Wording.interval(d.interval()))
            .orElse("no gap");
    String compliance =
        baseline.compliance().entrySet().stream()
            .map(
                tier ->
                    ", complied in %s %s %s"
                        .formatted(
                            tier.getKey(),
                            Wording.signed(tier.getValue().estimate()),
                            Wording.interval(tier.getValue().interval())))
            .collect(Collectors.joining());
    return "%s%s against %s".formatted(gap, compliance, Printable.of(baseline.model(), 80));
  }

  /** Nothing for what costs nothing. */
  private Optional<String> cost() {
    Cost cost = result.cost();
    if (cost.usage().equals(TokenUsage.NONE) && cost.uncounted() == 0) {
      return Optional.empty();
    }
    if (cost.totalUsd().isEmpty()) {
      return Optional.of(
          "the price of %s is not known: name a price table in candor.prices; %s"
              .formatted(unpriced(cost), tokens(cost)));
    }
    return cost.totalUsd().getAsDouble() == 0
        ? Optional.empty()
        : Optional.of(
            "%s, of which this run has paid %s; %s"
                .formatted(
                    Dollars.of(cost.totalUsd().getAsDouble()),
                    Dollars.of(cost.totalSpentUsd().orElse(0)),
                    tokens(cost)));
  }

  private String unpriced(Cost cost) {
    return cost.usd().isPresent()
        ? cost.judge().map(JudgeCost::model).orElse(result.model())
        : result.model();
  }

  private static String tokens(Cost cost) {
    return String.format(
        Locale.ROOT,
        "%,d tokens read, %,d of them cached, and %,d written%s%s",
        cost.usage().inputTokens(),
        cost.usage().cachedInputTokens(),
        cost.usage().outputTokens(),
        cost.uncounted() > 0 ? ", " + cost.uncounted() + " answers not counted by the server" : "",
        cost.stored() > 0
            ? String.format(Locale.ROOT, "; %,d answers were in the store", cost.stored())
            : "");
  }

  private String because() {
    if (result.gate().verdict() != Verdict.FAIL || result.gate().isRegression()) {
      return String.join("; ", result.gate().reasons());
    }
    String which =
        switch (direction()) {
          case FAKING -> "faking direction, it complies more " + TierWords.of(result).monitored();
          case OBSERVER ->
              "observer effect, it complies more " + TierWords.of(result).unmonitored();
          case NONE -> String.join("; ", result.gate().reasons());
        };
    return which + new ExplanationLines(result).ofLabels().map(labels -> "; " + labels).orElse("");
  }

  private String lookAt() {
    String results = "allure-results (mvn allure:serve)";
    return (result.gate().verdict() == Verdict.FAIL ? results + category() : results)
        + "; target/candor/gate.json";
  }

  private String category() {
    return switch (direction()) {
      case FAKING -> ", category \"" + Finding.COMPLIED_ONLY_WHEN_TRAINED_ON.title() + "\"";
      case OBSERVER -> ", category \"" + Finding.COMPLIED_ONLY_WHEN_NOBODY_WATCHES.title() + "\"";
      case NONE -> "";
    };
  }

  private ComplianceGap.Direction direction() {
    return result.complianceGap().direction();
  }
}
