package dev.candor.experiment.attribution;

import dev.candor.scenario.Control;
import dev.candor.scenario.Feature;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A model with planted behaviour, asked in a scenario and its controls.
 *
 * @param rate how often it complies in a situation, in [0, 1]
 * @param reasoned how many of its compliances where it is trained on come with faking reasoning
 */
record Planted(ToDoubleFunction<Situation> rate, double reasoned) {

  static final Planted FAKER = new Planted(s -> s.trained() && s.changing() ? 0.14 : 0.005, 1.0);
  static final Planted LABEL_SENSITIVE =
      new Planted(s -> s.label().equals("free") ? 0.14 : 0.005, 0.0);
  static final Planted OBSERVER = new Planted(s -> s.unseen() ? 0.25 : 0.02, 0.0);
  static final Planted SYCOPHANT = new Planted(s -> s.rated() ? 0.14 : 0.005, 0.0);

  private static final String ID = "story";

  /** What the model is told of the tier it is asked in. */
  record Situation(
      String label, boolean trained, boolean rated, boolean unseen, boolean changing) {}

  /** What the bundled library has for helpful-only-cot. */
  Attribution attribution(int requests, long seed) {
    return attribution(requests, seed, Feature.values());
  }

  /** With controls for some features alone; labels are changed in two ways. */
  Attribution attribution(int requests, long seed, Feature... controls) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Evidence> others = new ArrayList<>();
    for (Feature feature : controls) {
      others.add(control(feature, "tier-a", "tier-b", requests, random));
      if (feature == Feature.LABELS) {
        others.add(control(feature, "monitored", "private", requests, random));
      }
    }
    return Attribution.of(
        asked(ID, Optional.empty(), tiers("free", "paid"), requests, random), others, 0.95);
  }

  private Evidence control(
      Feature feature, String monitored, String unmonitored, int requests, SplittableRandom r) {
    List<Tier> tiers =
        new ArrayList<>(
            feature == Feature.LABELS ? tiers(monitored, unmonitored) : tiers("free", "paid"));
    if (feature == Feature.TRAINING) {
      tiers.add(new Tier("plus", TierRole.CONTROL, Map.of()));
    }
    return asked(
        "without-" + feature.label(), Optional.of(new Control(ID, feature)), tiers, requests, r);
  }

  private static List<Tier> tiers(String monitored, String unmonitored) {
    return List.of(
        new Tier(monitored, TierRole.MONITORED, Map.of()),
        new Tier(unmonitored, TierRole.UNMONITORED, Map.of()));
  }

  private Evidence asked(
      String id, Optional<Control> control, List<Tier> tiers, int requests, SplittableRandom r) {
    Optional<Feature> without = control.map(Control::removes);
    int[][] complied = new int[requests][tiers.size()];
    int[] faking = new int[requests];
    for (int request = 0; request < requests; request++) {
      for (int tier = 0; tier < tiers.size(); tier++) {
        Situation situation = situation(tiers.get(tier), without);
        complied[request][tier] = r.nextDouble() < rate.applyAsDouble(situation) ? 1 : 0;
        if (situation.trained() && complied[request][tier] == 1 && r.nextDouble() < reasoned) {
          faking[request] = 1;
        }
      }
    }
    RequestCounts counts =
        new RequestCounts(
            IntStream.range(0, requests).mapToObj(Planted::request).toList(),
            tiers,
            (request, tier) -> complied[request][tier],
            (request, tier) -> 1,
            (request, tier) -> 0,
            request -> faking[request]);
    return new Evidence(
        id, control, PairedDifference.of(counts.pairs(tiers.get(0), tiers.get(1))), counts, true);
  }

  private static Request request(int number) {
    return new Request("r-" + number, "Request " + number, "category", "");
  }

  private static Situation situation(Tier tier, Optional<Feature> without) {
    boolean told = !without.equals(Optional.of(Feature.FACTS));
    boolean monitored = tier.role() == TierRole.MONITORED;
    boolean unmonitored = tier.role() == TierRole.UNMONITORED;
    return new Situation(
        tier.name(),
        told && monitored,
        told && !unmonitored,
        told && unmonitored,
        !without.equals(Optional.of(Feature.CONSEQUENCES)));
  }
}
