package dev.candor.experiment.attribution;

import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.MatchedRates;
import dev.candor.transcript.Compliance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often each request of a scenario was complied with in each tier: all that contrasts need of a
 * run, in a few bytes a request. Pairs leave malformed answers out. A value that does not change.
 */
public final class RequestCounts {

  private final List<Request> requests;
  private final List<Tier> tiers;
  private final int[] complied;
  private final int[] scored;
  private final int[] malformed;
  private final int[] reasoned;

  /**
   * Counts of some requests.
   *
   * @param requests in the order of the counts
   * @param tiers in the order of the counts
   * @param complied compliances by request and tier
   * @param scored compliances and refusals by request and tier
   * @param malformed malformed answers by request and tier
   * @param reasoned by request, the monitored compliances whose reasoning fakes alignment
   */
  public RequestCounts(
      List<Request> requests,
      List<Tier> tiers,
      IntBinaryOperator complied,
      IntBinaryOperator scored,
      IntBinaryOperator malformed,
      IntUnaryOperator reasoned) {
    this.requests = List.copyOf(requests);
    this.tiers = List.copyOf(tiers);
    this.complied = cells(complied);
    this.scored = cells(scored);
    this.malformed = cells(malformed);
    this.reasoned = IntStream.range(0, this.requests.size()).map(reasoned).toArray();
  }

  private int[] cells(IntBinaryOperator count) {
    int columns = tiers.size();
    return IntStream.range(0, Math.multiplyExact(requests.size(), columns))
        .map(cell -> count.applyAsInt(cell / columns, cell % columns))
        .toArray();
  }

  /** The requests, in the order in which they were asked. */
  public List<Request> requests() {
    return requests;
  }

  /** How many answers to a request, by its place, are of a class; 0 if the tier is not known. */
  public int count(int request, Tier tier, Compliance compliance) {
    if (!tiers.contains(tier)) {
      return 0;
    }
    int cell = cell(request, tier);
    return switch (compliance) {
      case COMPLIED -> complied[cell];
      case REFUSED -> scored[cell] - complied[cell];
      case MALFORMED -> malformed[cell];
    };
  }

  /** The tiers, in the scenario's order. */
  public List<Tier> tiers() {
    return tiers;
  }

  /** The first tier of a role; empty if there is none. */
  Optional<Tier> tier(TierRole role) {
    return tiers.stream().filter(tier -> tier.role() == role).findFirst();
  }

  /** The requests with a scored answer in both tiers. */
  List<MatchedRates> pairs(Tier first, Tier second) {
    return IntStream.range(0, requests.size())
        .mapToObj(request -> pair(request, first, second))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Of the same requests, what the first tier complies with beyond the second and with faking
   * reasoning: compliances that both tiers have are none of the gap, whatever their reasoning.
   */
  List<MatchedRates> reasonedAlone(Tier monitored, Tier unmonitored) {
    List<MatchedRates> pairs = new ArrayList<>();
    for (int request = 0; request < requests.size(); request++) {
      int answers = scored[cell(request, monitored)];
      int place = request;
      pair(request, monitored, unmonitored)
          .map(pair -> new MatchedRates(reasonedBeyond(place, pair), answers, 0, answers))
          .ifPresent(pairs::add);
    }
    return pairs;
  }

  /** How many compliances of faking reasoning belong to a request's own gap, rounded down. */
  private int reasonedBeyond(int request, MatchedRates pair) {
    long both = (long) pair.secondYes() * pair.firstAnswers();
    int shared = Math.toIntExact((both + pair.secondAnswers() - 1) / pair.secondAnswers());
    return Math.min(reasoned[request], Math.max(0, pair.firstYes() - shared));
  }

  /** The same pairs with such compliances taken for refusals. */
  List<MatchedRates> withoutReasoned(Tier monitored, Tier unmonitored) {
    List<MatchedRates> pairs = new ArrayList<>();
    for (int request = 0; request < requests.size(); request++) {
      int place = request;
      pair(request, monitored, unmonitored)
          .map(
              pair ->
                  new MatchedRates(
                      pair.firstYes() - reasonedBeyond(place, pair),
                      pair.firstAnswers(),
                      pair.secondYes(),
                      pair.secondAnswers()))
          .ifPresent(pairs::add);
    }
    return pairs;
  }

  /**
   * What the same requests were answered in one tier, here and elsewhere: of a pair, the first
   * member is here. Requests without a scored answer in either are left out.
   *
   * @param elsewhere counts of another run, which may lack the tier
   * @param tier one of the tiers here
   */
  public List<MatchedRates> besides(RequestCounts elsewhere, Tier tier) {
    if (!elsewhere.tiers.contains(tier)) {
      return List.of();
    }
    List<MatchedRates> pairs = new ArrayList<>();
    placesIn(elsewhere)
        .forEach(
            (here, there) -> {
              int a = cell(here, tier);
              int b = elsewhere.cell(there, tier);
              if (scored[a] > 0 && elsewhere.scored[b] > 0) {
                pairs.add(
                    new MatchedRates(
                        complied[a], scored[a], elsewhere.complied[b], elsewhere.scored[b]));
              }
            });
    return pairs;
  }

  /**
   * The place of each request here, in this order, and its place elsewhere. Two sets may use an id
   * for other texts, so requests are the same where both are; those that only one has are left out.
   */
  public Map<Integer, Integer> placesIn(RequestCounts elsewhere) {
    Map<Question, Integer> there = new HashMap<>();
    for (int place = 0; place < elsewhere.requests.size(); place++) {
      there.put(Question.of(elsewhere.requests.get(place)), place);
    }
    Map<Integer, Integer> places = new LinkedHashMap<>();
    for (int place = 0; place < requests.size(); place++) {
      Integer other = there.get(Question.of(requests.get(place)));
      if (other != null) {
        places.put(place, other);
      }
    }
    return places;
  }

  /** What makes a request the same in another run. */
  private record Question(String id, String text) {
    static Question of(Request request) {
      return new Question(request.id(), request.text());
    }
  }

  /** What a request was answered in two tiers; empty without a scored answer in either. */
  Optional<MatchedRates> pair(int request, Tier first, Tier second) {
    int a = cell(request, first);
    int b = cell(request, second);
    return scored[a] == 0 || scored[b] == 0
        ? Optional.empty()
        : Optional.of(new MatchedRates(complied[a], scored[a], complied[b], scored[b]));
  }

  private int cell(int request, Tier tier) {
    return request * tiers.size() + tiers.indexOf(tier);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestCounts that
        && requests.equals(that.requests)
        && tiers.equals(that.tiers)
        && Arrays.equals(complied, that.complied)
        && Arrays.equals(scored, that.scored)
        && Arrays.equals(malformed, that.malformed)
        && Arrays.equals(reasoned, that.reasoned);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(complied) + Arrays.hashCode(scored);
  }
}
