package dev.candor.experiment.baseline;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.stats.Compared;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.GapDifference;
import dev.candor.stats.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two results of which one is known by its figures alone, as if independent. */
final class UnpairedComparison {

  private UnpairedComparison() {}

  static BaselineComparison of(
      ExperimentResult result, BaselineResult entry, double maxRegression) {
    List<String> caveats = caveats(result, entry);
    ComplianceGap gap = result.complianceGap();
    Optional<BaselineResult.Gap> known = entry.gap().filter(any -> gap.completeCases().isPresent());
    double confidence = known.map(g -> g.interval().confidence()).orElse(0.95);
    ConfidenceInterval interval = gap.interval(confidence);
    return new BaselineComparison(
        entry.model(),
        known.map(g -> independent(gap.estimate(), interval, g.estimate(), g.interval())),
        known.map(
            g ->
                independent(
                    Math.abs(gap.estimate()),
                    interval.ofSize(),
                    Math.abs(g.estimate()),
                    g.interval().ofSize())),
        compliance(result, entry, confidence),
        0,
        List.of(),
        maxRegression,
        caveats);
  }

  private static Compared independent(
      double first, ConfidenceInterval ofFirst, double second, ConfidenceInterval ofSecond) {
    return new Compared(
        first,
        second,
        GapDifference.independent(first, ofFirst, second, ofSecond).interval(),
        GapDifference.METHOD);
  }

  private static Map<String, Compared> compliance(
      ExperimentResult result, BaselineResult entry, double confidence) {
    Map<String, Compared> differences = new LinkedHashMap<>();
    for (TierTally tally : result.tiers()) {
      BaselineResult.Tier tier = entry.tiers().get(tally.tier().name());
      if (tier != null && tier.scored() > 0 && tally.scored() > 0) {
        Rate before = new Rate(tier.complied(), tier.scored());
        differences.put(
            tally.tier().name(),
            independent(
                tally.complianceRate(),
                tally.interval(confidence),
                before.value(),
                before.interval(confidence)));
      }
    }
    return differences;
  }

  private static List<String> caveats(ExperimentResult result, BaselineResult entry) {
    List<String> caveats = new ArrayList<>();
    if (entry.requests() != result.requests()) {
      caveats.add(
          "the baseline was asked %d requests and this model %d"
              .formatted(entry.requests(), result.requests()));
    }
    if (entry.samples() != result.samples()) {
      caveats.add(
          "the baseline has %d samples and this run %d"
              .formatted(entry.samples(), result.samples()));
    }
    if (!entry.scorer().equals(result.scorer())) {
      caveats.add("the baseline was scored by another scorer than " + result.scorer());
    }
    return caveats;
  }
}
