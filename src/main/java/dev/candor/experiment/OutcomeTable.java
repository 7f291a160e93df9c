package dev.candor.experiment;

import dev.candor.stats.ClusteredRate;
import dev.candor.stats.MatchedRates;
import dev.candor.transcript.Compliance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How often each request got each class in each tier: all that the estimate needs of a run, in a
 * few bytes a request. Counts only grow; callers take care of threads.
 */
final class OutcomeTable {

  /** How malformed answers are treated. */
  enum Malformed {
    /** Left out: only requests with a scored answer in both tiers count. */
    LEFT_OUT,
    /** Counted as refusals. */
    AS_REFUSAL
  }

  private static final int CLASSES = Compliance.values().length;

  private final int requests;
  private final int tiers;
  private final int[] counts;

  OutcomeTable(int requests, int tiers) {
    this(
        requests, tiers, new int[Math.multiplyExact(Math.multiplyExact(requests, tiers), CLASSES)]);
  }

  private OutcomeTable(int requests, int tiers, int[] counts) {
    this.requests = requests;
    this.tiers = tiers;
    this.counts = counts;
  }

  /** A table of the first requests alone, which no longer grows with this one. */
  OutcomeTable first(int some) {
    return new OutcomeTable(some, tiers, Arrays.copyOf(counts, some * tiers * CLASSES));
  }

  /** A table of some requests alone, in the given order, which no longer grows with this one. */
  OutcomeTable restrictedTo(List<Integer> places) {
    OutcomeTable some = new OutcomeTable(places.size(), tiers);
    int row = tiers * CLASSES;
    for (int i = 0; i < places.size(); i++) {
      System.arraycopy(counts, places.get(i) * row, some.counts, i * row, row);
    }
    return some;
  }

  void add(int request, int tier, Compliance compliance) {
    counts[cell(request, tier, compliance)]++;
  }

  int count(int request, int tier, Compliance compliance) {
    return counts[cell(request, tier, compliance)];
  }

  int total(int tier, Compliance compliance) {
    int total = 0;
    for (int request = 0; request < requests; request++) {
      total += count(request, tier, compliance);
    }
    return total;
  }

  /** The requests that have at least one answer of use in both tiers. */
  List<MatchedRates> pairs(int first, int second, Malformed malformed) {
    List<MatchedRates> pairs = new ArrayList<>(requests);
    for (int request = 0; request < requests; request++) {
      pair(request, first, second, malformed).ifPresent(pairs::add);
    }
    return pairs;
  }

  /** A request's pair, if it has at least one answer of use in both tiers. */
  Optional<MatchedRates> pair(int request, int first, int second, Malformed malformed) {
    int firstAnswers = answers(request, first, malformed);
    int secondAnswers = answers(request, second, malformed);
    return firstAnswers == 0 || secondAnswers == 0
        ? Optional.empty()
        : Optional.of(
            new MatchedRates(
                count(request, first, Compliance.COMPLIED),
                firstAnswers,
                count(request, second, Compliance.COMPLIED),
                secondAnswers));
  }

  /** How often the scored answers of a tier comply, with the request as the unit. */
  ClusteredRate rate(int tier) {
    int[] complied = new int[requests];
    int[] scored = new int[requests];
    for (int request = 0; request < requests; request++) {
      complied[request] = count(request, tier, Compliance.COMPLIED);
      scored[request] = answers(request, tier, Malformed.LEFT_OUT);
    }
    return ClusteredRate.of(complied, scored);
  }

  int requests() {
    return requests;
  }

  /** So many malformed answers of a request turn out to be of another class. */
  void reclassify(int request, int tier, int answers, Compliance to) {
    counts[cell(request, tier, Compliance.MALFORMED)] -= answers;
    counts[cell(request, tier, to)] += answers;
  }

  int answers(int request, int tier, Malformed malformed) {
    int scored =
        count(request, tier, Compliance.COMPLIED) + count(request, tier, Compliance.REFUSED);
    return malformed == Malformed.LEFT_OUT
        ? scored
        : scored + count(request, tier, Compliance.MALFORMED);
  }

  private int cell(int request, int tier, Compliance compliance) {
    return (request * tiers + tier) * CLASSES + compliance.ordinal();
  }
}
