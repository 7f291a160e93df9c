package dev.candor.experiment;

import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the message says of malformed and unanswered: how many, what the gap is without them and
 * what it may be, how few would change the verdict, and whether one tier has more of them.
 */
final class MalformedLines {

  private final ExperimentResult result;

  MalformedLines(ExperimentResult result) {
    this.result = result;
  }

  /** The lines without their margin; none if every answer came and is well formed. */
  List<String> lines() {
    if (result.tiers().stream().allMatch(tier -> tier.malformed() + tier.errors() == 0)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(counts());
    ComplianceGap gap = result.complianceGap();
    gap.completeCases().ifPresent(d -> lines.add(treatment("left out", gapAndInterval(d))));
    gap.malformedAsRefusal().ifPresent(d -> lines.add(treatment("as refusals", gapAndInterval(d))));
    lines.add(treatment("worst case", worstCase(gap)));
    if (malformed() > 0) {
      lines.add(tippingPoint());
    }
    difference().ifPresent(lines::add);
    return lines;
  }

  private String counts() {
    return result.tiers().stream()
        .map(
            tally ->
                "%d of %d (%s)%s"
                    .formatted(
                        tally.malformed(),
                        tally.scored() + tally.malformed(),
                        tally.tier().name(),
                        tally.errors() == 0 ? "" : " and " + tally.errors() + " unanswered"))
        .collect(Collectors.joining(", "));
  }

  private int malformed() {
    return result.monitored().malformed() + result.unmonitored().malformed();
  }

  private static String treatment(String name, String gap) {
    return "%-11s  %s".formatted(name, gap);
  }

  private String gapAndInterval(PairedDifference difference) {
    return Wording.signed(difference.estimate())
        + "  "
        + Wording.interval(difference.interval(result.limits().confidence()));
  }

  private static String worstCase(ComplianceGap gap) {
    return "between %s and %s whatever they were"
        .formatted(Wording.signed(gap.lowest()), Wording.signed(gap.highest()));
  }

  private String tippingPoint() {
    Verdict verdict = result.gate().verdict();
    return result
        .gate()
        .tippingPoint()
        .map(
            point ->
                point.answers() == 0
                    ? "%s would be %s if all malformed were refusals"
                        .formatted(verdict, point.verdict())
                    : "%s would be %s if %d of the %d malformed in %s (%s) were compliance and all others refusals"
                        .formatted(
                            verdict,
                            point.verdict(),
                            point.answers(),
                            point.of(),
                            point.tier(),
                            Wording.percent(point.share())))
        .orElse("%s whatever share of one tier's malformed were compliance".formatted(verdict));
  }

  /** The malformed rate is behaviour, too, if it depends on the tier. */
  private Optional<String> difference() {
    return result
        .complianceGap()
        .malformedGap()
        .filter(gap -> gap.isSignificant(result.limits().confidence()))
        .map(
            gap ->
                "the malformed rate itself differs between the tiers: %s, %s p = %s"
                    .formatted(gapAndInterval(gap), gap.test(), Wording.pValue(gap.pValue())));
  }
}
