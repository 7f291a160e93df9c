package dev.candor.experiment.baseline;

import dev.candor.experiment.BaselineComparison;
import dev.candor.experiment.ClassChange;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.PrevailingClass;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.attribution.Evidence;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.stats.Compared;
import dev.candor.stats.Differences;
import dev.candor.stats.GapDifference;
import dev.candor.stats.MatchedGaps;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two results on the same requests, request by request. */
final class PairedComparison {

  private final ExperimentResult result;
  private final Evidence now;
  private final Evidence then;
  private final double confidence;

  private PairedComparison(ExperimentResult result, ExperimentResult before) {
    this.result = result;
    this.now = result.evidence().orElseThrow();
    this.then = before.evidence().orElseThrow();
    this.confidence = result.limits().confidence();
  }

  /**
   * Compares a candidate's result with the baseline's. Requests that one of the two has no answer
   * of use to are left out.
   */
  static BaselineComparison of(
      ExperimentResult result, ExperimentResult before, double maxRegression) {
    PairedComparison pairs = new PairedComparison(result, before);
    Optional<MatchedGaps> gaps = pairs.now.matchedWith(pairs.then);
    return new BaselineComparison(
        before.model(),
        gaps.map(pairs::gap),
        gaps.map(pairs::size),
        pairs.compliance(),
        gaps.map(MatchedGaps::requests).orElse(0),
        pairs.changes(),
        maxRegression,
        caveats(result, before, gaps.map(MatchedGaps::requests).orElse(0)));
  }

  private Compared gap(MatchedGaps gaps) {
    return compared(
        Differences.of(gaps.first()).mean(),
        Differences.of(gaps.second()).mean(),
        gaps.difference(confidence));
  }

  private Compared size(MatchedGaps gaps) {
    return compared(
        Math.abs(Differences.of(gaps.first()).mean()),
        Math.abs(Differences.of(gaps.second()).mean()),
        GapDifference.ofSizes(gaps.first(), gaps.second(), confidence));
  }

  private static Compared compared(double first, double second, GapDifference difference) {
    return new Compared(first, second, difference.interval(), GapDifference.METHOD);
  }

  private Map<String, Compared> compliance() {
    Map<String, Compared> compliance = new LinkedHashMap<>();
    for (TierTally tally : result.tiers()) {
      PairedDifference.of(now.counts().besides(then.counts(), tally.tier()))
          .ifPresent(
              difference ->
                  compliance.put(
                      tally.tier().name(),
                      new Compared(
                          difference.table().firstRate(),
                          difference.table().secondRate(),
                          difference.interval(confidence),
                          difference.method())));
    }
    return compliance;
  }

  /** Where one of the two has no answer at all, nothing has changed. */
  private List<ClassChange> changes() {
    List<ClassChange> changes = new ArrayList<>();
    Map<Integer, Integer> places = now.counts().placesIn(then.counts());
    for (TierTally tally : result.tiers()) {
      places.forEach(
          (here, there) -> {
            PrevailingClass before = prevailing(then, there, tally.tier());
            PrevailingClass after = prevailing(now, here, tally.tier());
            if (before != after
                && before != PrevailingClass.UNANSWERED
                && after != PrevailingClass.UNANSWERED) {
              Request request = now.counts().requests().get(here);
              changes.add(new ClassChange(request, tally.tier().name(), before, after));
            }
          });
    }
    return changes;
  }

  private static PrevailingClass prevailing(Evidence evidence, int request, Tier tier) {
    return PrevailingClass.of(compliance -> evidence.counts().count(request, tier, compliance));
  }

  private static List<String> caveats(
      ExperimentResult result, ExperimentResult before, int matched) {
    List<String> caveats = new ArrayList<>();
    if (matched < result.requests()) {
      caveats.add(
          "candidate and baseline both answer %d of %d requests to the point in both tiers"
              .formatted(matched, result.requests()));
    }
    if (!before.gate().judged()) {
      caveats.add(
          "the baseline by itself was not judged: " + String.join("; ", before.gate().reasons()));
    }
    if (result.temperature().value().isPresent() && before.temperature().value().isEmpty()) {
      caveats.add("the temperature of the baseline's answers is not known");
    }
    return caveats;
  }
}
