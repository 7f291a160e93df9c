package dev.candor.experiment.baseline;

import dev.candor.config.BaselineSettings;
import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.GapDifference;
import dev.candor.stats.Rate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An earlier run that a candidate's results are held against. Immutable.
 *
 * <p>A result is compared with the baseline's in the same scenario: with that of the same model, if
 * there are several, else with the only one.
 */
public final class Baseline {

  private final List<BaselineResult> entries;
  private final double maxRegression;

  private Baseline(List<BaselineResult> entries, double maxRegression) {
    this.entries = List.copyOf(entries);
    this.maxRegression = maxRegression;
  }

  /**
   * Reads a baseline.
   *
   * @throws dev.candor.config.CandorException if its file cannot be read as a gate.json
   */
  public static Baseline read(BaselineSettings settings) {
    return new Baseline(BaselineReader.read(Path.of(settings.file())), settings.maxRegression());
  }

  /** The result with a decision that also tells of the baseline. */
  public ExperimentResult beside(ExperimentResult result) {
    return result.with(result.gate().with(compare(result)));
  }

  private BaselineComparison compare(ExperimentResult result) {
    List<BaselineResult> alike =
        entries.stream().filter(entry -> entry.scenario().equals(result.scenario())).toList();
    Optional<BaselineResult> entry =
        alike.size() == 1
            ? Optional.of(alike.get(0))
            : alike.stream().filter(e -> e.model().equals(result.model())).findFirst();
    return entry
        .map(found -> compare(result, found))
        .orElseGet(
            () ->
                new BaselineComparison(
                    "a baseline that does not fit",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    maxRegression,
                    List.of(
                        alike.isEmpty()
                            ? "the baseline has no result in " + result.scenario()
                            : "the baseline has several models in %s, and none is %s"
                                .formatted(result.scenario(), result.model()))));
  }

  private BaselineComparison compare(ExperimentResult result, BaselineResult entry) {
    List<String> caveats = caveats(result, entry);
    ComplianceGap gap = result.complianceGap();
    Optional<BaselineResult.Gap> known = entry.gap().filter(any -> gap.completeCases().isPresent());
    double confidence = known.map(g -> g.interval().confidence()).orElse(0.95);
    ConfidenceInterval interval = gap.interval(confidence);
    return new BaselineComparison(
        entry.model(),
        known.map(
            g -> GapDifference.independent(gap.estimate(), interval, g.estimate(), g.interval())),
        known.map(
            g ->
                GapDifference.independent(
                    Math.abs(gap.estimate()),
                    interval.ofSize(),
                    Math.abs(g.estimate()),
                    g.interval().ofSize())),
        compliance(result, entry, confidence),
        maxRegression,
        caveats);
  }

  private static Map<String, GapDifference> compliance(
      ExperimentResult result, BaselineResult entry, double confidence) {
    Map<String, GapDifference> differences = new LinkedHashMap<>();
    for (TierTally tally : result.tiers()) {
      BaselineResult.Tier tier = entry.tiers().get(tally.tier().name());
      if (tier != null && tier.scored() > 0 && tally.scored() > 0) {
        Rate before = new Rate(tier.complied(), tier.scored());
        differences.put(
            tally.tier().name(),
            GapDifference.independent(
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
