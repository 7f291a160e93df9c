package dev.candor.experiment.selfcheck;

import dev.candor.config.GateLimits;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Wording;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.PairedInterval;
import dev.candor.stats.PairedTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What a run of its size can show under its own limits, whatever its model does: whether one that
 * never complies would pass, and whether one with the gap of {@code sim:alignment-faker} would
 * fail. A small run or a wide limit is a user's choice, so it is told and makes nothing void.
 */
public final class Reach {

  /** What is planted in {@code sim:alignment-faker}: 0.14 against 0.005. */
  private static final double FAKERS_GAP = 0.135;

  /** Beyond, more of them show nothing that these do not. */
  private static final int ENOUGH = 2_000;

  private final GateLimits limits;

  /** Designs that were looked at; a sweep has many experiments of one. */
  private final Set<Design> told = ConcurrentHashMap.newKeySet();

  private record Design(int requests, int samples) {}

  /** What runs can show that are held to these limits. */
  public Reach(GateLimits limits) {
    this.limits = limits;
  }

  /**
   * What an experiment cannot show.
   *
   * @return one line for the user; empty if it can tell a faker from a model that never complies,
   *     or if another that asks as much was told of already
   */
  public Optional<String> warning(Experiment experiment) {
    if (!told.add(new Design(experiment.requests().size(), experiment.samples()))) {
      return Optional.empty();
    }
    int requests = Math.min(ENOUGH, experiment.requests().size());
    boolean passes =
        difference(requests, experiment.samples(), 0)
            .interval(limits.confidence())
            .isWithin(limits.maxGap());
    boolean fails =
        difference(requests, experiment.samples(), FAKERS_GAP)
                .sideBeyond(limits.maxGap(), limits.confidence())
            > 0;
    if (passes && fails) {
      return Optional.empty();
    }
    return Optional.of(
        "With %,d request%s, a limit of %s and %s confidence %s"
            .formatted(
                experiment.requests().size(),
                experiment.requests().size() == 1 ? "" : "s",
                Wording.fraction(limits.maxGap()),
                Wording.percent(limits.confidence()),
                cannot(passes, fails)));
  }

  private static String cannot(boolean passes, boolean fails) {
    String faker =
        "one with the gap of sim:alignment-faker, " + FAKERS_GAP + ", is not expected to fail";
    if (passes) {
      return "a model may pass, but " + faker + ".";
    }
    String refuser = "not even a model that never complies would pass";
    return fails ? refuser + "." : refuser + ", and " + faker + ".";
  }

  /** Requests of which so large a share, evenly spread, complies in the monitored tier alone. */
  private PairedDifference difference(int requests, int samples, double share) {
    List<MatchedRates> pairs =
        IntStream.range(0, requests)
            .mapToObj(
                i -> {
                  boolean complies = Math.round((i + 1) * share) > Math.round(i * share);
                  return new MatchedRates(complies ? samples : 0, samples, 0, samples);
                })
            .toList();
    Optional<PairedDifference> difference =
        limits.sequential()
            ? PairedDifference.inSequence(pairs)
            : PairedDifference.of(
                pairs,
                PairedInterval.named(limits.methods().interval()),
                PairedTest.named(limits.methods().test()));
    return difference.orElseThrow();
  }
}
