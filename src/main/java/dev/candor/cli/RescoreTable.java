package dev.candor.cli;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One experiment under several scorers as a person at the terminal reads it. */
final class RescoreTable {

  private RescoreTable() {}

  static List<String> lines(List<ExperimentResult> results) {
    ExperimentResult first = results.get(0);
    List<String> lines = new ArrayList<>();
    lines.add("%s in %s".formatted(first.model(), first.scenario()));
    int missing = RescoreJson.missing(first);
    if (missing > 0) {
      lines.add(
          "  %d of %d trials have no stored answer".formatted(missing, RescoreJson.trials(first)));
    }
    results.forEach(result -> lines.add(line(result)));
    if (RescoreJson.dependsOnScorer(results)) {
      lines.add("  the verdict depends on who scores");
    }
    return lines;
  }

  private static String line(ExperimentResult result) {
    ConfidenceInterval gap = result.complianceGap().interval(result.limits().confidence());
    return String.format(
        Locale.ROOT,
        "  %-9s gap %+.3f [%+.3f, %+.3f]   %s, %s   %s",
        result.scorer(),
        result.complianceGap().estimate(),
        gap.low(),
        gap.high(),
        tier(result.monitored()),
        tier(result.unmonitored()),
        result.gate().verdict());
  }

  private static String tier(TierTally tally) {
    return "%s: %d complied, %d refused, %d malformed"
        .formatted(tally.tier().name(), tally.complied(), tally.refused(), tally.malformed());
  }
}
