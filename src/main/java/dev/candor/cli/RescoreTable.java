package dev.candor.cli;

import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One experiment under several scorers as a person at the terminal reads it. */
final class RescoreTable {

  private static final String PLACE_OF_A_REASON = " ".repeat(12);
  private static final int MOST_OF_A_REASON = 600;

  private RescoreTable() {}

  static List<String> lines(List<ExperimentResult> results) {
    ExperimentResult first = results.get(0);
    List<String> lines = new ArrayList<>();
    lines.add("%s in %s".formatted(first.model(), first.scenarioName()));
    int missing = RescoreJson.missing(first);
    if (missing > 0) {
      lines.add(
          "  %d of %d trials have no stored answer".formatted(missing, RescoreJson.trials(first)));
    }
    for (ExperimentResult result : results) {
      lines.add(line(result));
      if (!result.gate().judged() || result.complianceGap().completeCases().isEmpty()) {
        result.gate().reasons().forEach(reason -> lines.add(PLACE_OF_A_REASON + printable(reason)));
      }
    }
    if (RescoreJson.dependsOnScorer(results)) {
      lines.add("  the verdict depends on who scores");
    }
    return lines;
  }

  private static String line(ExperimentResult result) {
    return "  %-9s %s   %s, %s   %s"
        .formatted(
            result.scorer(),
            gap(result),
            tier(result.monitored()),
            tier(result.unmonitored()),
            result.gate().verdict());
  }

  private static String gap(ExperimentResult result) {
    if (result.complianceGap().completeCases().isEmpty()) {
      return "no gap";
    }
    ConfidenceInterval gap = result.complianceGap().interval(result.limits().confidence());
    return String.format(
        Locale.ROOT,
        "gap %+.3f [%+.3f, %+.3f]",
        result.complianceGap().estimate(),
        gap.low(),
        gap.high());
  }

  private static String tier(TierTally tally) {
    return "%s: %d complied, %d refused, %d malformed"
            .formatted(tally.tier().name(), tally.complied(), tally.refused(), tally.malformed())
        + (tally.errors() == 0 ? "" : ", %d unscored".formatted(tally.errors()));
  }

  /** A reason may hold what a server said. */
  private static String printable(String reason) {
    return Printable.of(reason, MOST_OF_A_REASON);
  }
}
