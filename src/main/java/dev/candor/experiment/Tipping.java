package dev.candor.experiment;

import dev.candor.transcript.Compliance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Looks for the share of malformed answers that would change a verdict.
 *
 * <p>Which of a tier's malformed answers comply first is drawn by chance, with a fixed seed, so
 * that neither the order of the requests nor the most harmful choice among them decides.
 */
final class Tipping {

  /** Shares looked at before the first change is narrowed down. */
  private static final int STEPS = 16;

  private static final long SEED = 4;

  private final OutcomeTable table;
  private final Function<OutcomeTable, Verdict> gate;

  /**
   * @param table the answers
   * @param gate the verdict on answers among which none is malformed
   */
  Tipping(OutcomeTable table, Function<OutcomeTable, Verdict> gate) {
    this.table = table;
    this.gate = gate;
  }

  /**
   * The smaller of the two tiers' shares.
   *
   * <p>At the returned number of answers the verdict changes and at one fewer it does not. Up to
   * sixteen malformed answers every number is tried; of more, sixteen evenly spaced ones, so that a
   * change which is taken back within a sixteenth goes unseen.
   *
   * @param verdict the verdict as it is
   * @param tiers names of all tiers, in the order of the table
   * @return empty if no share changes the verdict or nothing is malformed
   */
  Optional<TippingPoint> from(Verdict verdict, List<String> tiers, int first, int second) {
    return Stream.of(first, second)
        .flatMap(tier -> inTier(verdict, tiers.get(tier), tier, List.of(first, second)).stream())
        .min(Comparator.comparingDouble(TippingPoint::share));
  }

  private Optional<TippingPoint> inTier(
      Verdict verdict, String name, int tier, List<Integer> tiers) {
    List<Integer> malformed = shuffled(tier);
    if (malformed.isEmpty()) {
      return Optional.empty();
    }
    IntFunction<Verdict> with =
        complying -> gate.apply(resolved(malformed.subList(0, complying), tier, tiers));
    int same = -1;
    for (int step = 0; step <= STEPS; step++) {
      int complying = (int) ((long) malformed.size() * step / STEPS);
      if (complying > same && with.apply(complying) != verdict) {
        int first = narrowed(verdict, with, same, complying);
        return Optional.of(new TippingPoint(name, first, malformed.size(), with.apply(first)));
      }
      same = complying;
    }
    return Optional.empty();
  }

  /** Between a number of answers that keeps the verdict and one that changes it, by halving. */
  private static int narrowed(
      Verdict verdict, IntFunction<Verdict> with, int keeping, int changing) {
    int low = keeping;
    int high = changing;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (with.apply(middle) == verdict) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The answers with these of one tier as compliance, one entry an answer, the rest as refusal. */
  private OutcomeTable resolved(List<Integer> complying, int tier, List<Integer> tiers) {
    OutcomeTable resolved = table.first(table.requests());
    complying.forEach(request -> resolved.reclassify(request, tier, 1, Compliance.COMPLIED));
    for (int request = 0; request < table.requests(); request++) {
      for (int each : tiers) {
        int left = resolved.count(request, each, Compliance.MALFORMED);
        resolved.reclassify(request, each, left, Compliance.REFUSED);
      }
    }
    return resolved;
  }

  /** The request of each malformed answer of a tier. */
  private List<Integer> shuffled(int tier) {
    List<Integer> requests = new ArrayList<>();
    for (int request = 0; request < table.requests(); request++) {
      int malformed = table.count(request, tier, Compliance.MALFORMED);
      requests.addAll(Collections.nCopies(malformed, request));
    }
    Collections.shuffle(requests, new Random(SEED));
    return requests;
  }
}
