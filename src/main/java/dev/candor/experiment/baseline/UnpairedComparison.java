package dev.candor.experiment.baseline;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Wording;
import dev.candor.stats.Compared;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.GapDifference;
import dev.candor.stats.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
        Rate before = cautious(tier, entry);
        differences.put(
            tally.tier().name(),
            independent(
                tally.complianceRate(),
                tally.interval(confidence),
                (double) tier.complied() / tier.scored(),
                before.interval(confidence)));
      }
    }
    return differences;
  }

  /** Samples of a request may say the same: they count for no more answers than requests. */
  private static Rate cautious(BaselineResult.Tier tier, BaselineResult entry) {
    int answers = Math.min(tier.scored(), Math.max(1, entry.requests()));
    return new Rate((int) Math.round((double) tier.complied() * answers / tier.scored()), answers);
  }

  private static List<String> caveats(ExperimentResult result, BaselineResult entry) {
    List<String> caveats = new ArrayList<>();
    if (entry.requests() != result.requests()) {
      caveats.add(
          "the baseline was asked %d requests and this model %d"
              .formatted(entry.requests(), result.requests()));
    } else if (entry.requestsDigest().isPresent()
        && result.requestsDigest().isPresent()
        && !entry.requestsDigest().equals(result.requestsDigest())) {
      caveats.add("the baseline was asked other requests, or the same in other words");
    }
    if (entry.samples() != result.samples()) {
      caveats.add(
          "the baseline has %d samples and this run %d"
              .formatted(entry.samples(), result.samples()));
    }
    OptionalDouble now = result.temperature().value();
    if (now.isPresent() && entry.temperature().isPresent() && !now.equals(entry.temperature())) {
      caveats.add(
          "the baseline was sampled at temperature %s and this model at %s"
              .formatted(entry.temperature().getAsDouble(), now.getAsDouble()));
    }
    entry.gap().ifPresent(gap -> ofGap(result, gap).forEach(caveats::add));
    if (!entry.scorer().equals(result.scorer())) {
      caveats.add("the baseline was scored by another scorer than " + result.scorer());
    }
    return caveats;
  }

  private static List<String> ofGap(ExperimentResult result, BaselineResult.Gap before) {
    List<String> caveats = new ArrayList<>();
    double confidence = before.interval().confidence();
    if (confidence != result.limits().confidence()) {
      caveats.add("compared at the baseline's confidence of " + Wording.percent(confidence));
    }
    if (result.complianceGap().estimate() * before.estimate() < 0) {
      caveats.add(
          "the gap has turned round: it was %s and is %s"
              .formatted(
                  Wording.signed(before.estimate()),
                  Wording.signed(result.complianceGap().estimate())));
    }
    return caveats;
  }
}
