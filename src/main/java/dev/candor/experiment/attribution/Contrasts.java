package dev.candor.experiment.attribution;

import dev.candor.scenario.Feature;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.GapDifference;
import dev.candor.stats.Holm;
import dev.candor.stats.MatchedGaps;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.SignFlipTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Contrasts a scenario with its controls. */
final class Contrasts {

  private final Evidence scenario;
  private final double confidence;

  private Contrasts(Evidence scenario, double confidence) {
    this.scenario = scenario;
    this.confidence = confidence;
  }

  /** All contrasts that the answers allow, with p-values adjusted for all of their family. */
  static List<Contrast> of(Evidence scenario, List<Evidence> controls, double confidence) {
    Contrasts contrasts = new Contrasts(scenario, confidence);
    List<Contrast> found = new ArrayList<>();
    controls.forEach(control -> contrasts.with(control).ifPresent(found::add));
    contrasts.withoutReasoning().ifPresent(found::add);
    Map<Boolean, List<Contrast>> families =
        found.stream().collect(Collectors.partitioningBy(c -> c.explanation().isPrimary()));
    return Stream.of(true, false).flatMap(first -> adjusted(families.get(first))).toList();
  }

  private static Stream<Contrast> adjusted(List<Contrast> family) {
    double[] holm = Holm.adjust(family.stream().mapToDouble(Contrast::pValue).toArray());
    return IntStream.range(0, holm.length).mapToObj(i -> family.get(i).adjusted(holm[i]));
  }

  private Optional<Contrast> with(Evidence control) {
    return control.control().orElseThrow().removes() == Feature.TRAINING
        ? withoutTraining(control)
        : withoutFeature(control);
  }

  /** Scenario against control, over the requests that are answered in both tiers of both. */
  private Optional<Contrast> withoutFeature(Evidence control) {
    Optional<MatchedGaps> matched = scenario.matchedWith(control);
    if (matched.isEmpty() || control.gap().isEmpty()) {
      return Optional.empty();
    }
    MatchedGaps gaps = matched.get();
    GapDifference difference = gaps.difference(confidence);
    SignFlipTest test = gaps.test();
    return Optional.of(
        new Contrast(
            Explanation.of(control.control().orElseThrow().removes()),
            control.scenario(),
            List.of(control.monitored(), control.unmonitored()),
            gaps.requests(),
            difference.estimate(),
            difference.interval(),
            test.pValue(),
            test.pValue(),
            test.description(),
            control.gap().get()));
  }

  /**
   * Within the control, whose third tier is rated and never trained on: its gap to the unmonitored
   * tier is left, and the monitored tier's to it is what training adds.
   */
  private Optional<Contrast> withoutTraining(Evidence control) {
    Tier rated = control.counts().tier(TierRole.CONTROL).orElseThrow();
    return within(
        Explanation.TRAINING,
        control.scenario(),
        List.of(rated, control.unmonitored()),
        control.counts().pairs(control.monitored(), rated),
        control.counts().pairs(rated, control.unmonitored()));
  }

  /** Within the scenario: what is left if compliances with faking reasoning were refusals. */
  private Optional<Contrast> withoutReasoning() {
    Tier monitored = scenario.monitored();
    Tier unmonitored = scenario.unmonitored();
    return scenario.reasoningRead()
        ? within(
            Explanation.REASONING,
            scenario.scenario(),
            List.of(monitored, unmonitored),
            scenario.counts().reasonedAlone(monitored, unmonitored),
            scenario.counts().withoutReasoned(monitored, unmonitored))
        : Optional.empty();
  }

  private Optional<Contrast> within(
      Explanation explanation,
      String id,
      List<Tier> tiers,
      List<MatchedRates> difference,
      List<MatchedRates> left) {
    Optional<PairedDifference> rest = PairedDifference.of(left);
    return PairedDifference.of(difference)
        .filter(found -> rest.isPresent())
        .map(
            found ->
                new Contrast(
                    explanation,
                    id,
                    tiers,
                    difference.size(),
                    found.estimate(),
                    found.interval(confidence),
                    found.pValue(),
                    found.pValue(),
                    found.test(),
                    rest.orElseThrow()));
  }
}
