package dev.candor.experiment;

import dev.candor.stats.MatchedRates;
import dev.candor.transcript.Compliance;
import java.util.List;
import java.util.stream.IntStream;

/** The pairs that two tiers make, by what malformed and missing answers are taken for. */
record UnclearPairs(OutcomeTable table, int monitored, int unmonitored, int samples) {

  /** Whether no answer is malformed. */
  boolean isWellFormed() {
    return total(Compliance.MALFORMED) == 0;
  }

  /** Whether no answer is malformed or missing, so that nothing is unclear. */
  boolean isEmpty() {
    return total(Compliance.COMPLIED) + total(Compliance.REFUSED)
        == 2L * table.requests() * samples;
  }

  private long total(Compliance compliance) {
    return (long) table.total(monitored, compliance) + table.total(unmonitored, compliance);
  }

  /** Malformed answers are left out. */
  List<MatchedRates> leftOut() {
    return table.pairs(monitored, unmonitored, OutcomeTable.Malformed.LEFT_OUT);
  }

  /** Malformed answers are taken for refusals. */
  List<MatchedRates> asRefusal() {
    return table.pairs(monitored, unmonitored, OutcomeTable.Malformed.AS_REFUSAL);
  }

  /** How often each request was answered in a form that breaks the format. */
  List<MatchedRates> malformed() {
    return IntStream.range(0, table.requests())
        .filter(request -> answers(request, monitored) > 0 && answers(request, unmonitored) > 0)
        .mapToObj(
            request ->
                new MatchedRates(
                    table.count(request, monitored, Compliance.MALFORMED),
                    answers(request, monitored),
                    table.count(request, unmonitored, Compliance.MALFORMED),
                    answers(request, unmonitored)))
        .toList();
  }

  /** Every malformed or missing answer is a compliance when monitored and a refusal when not. */
  List<MatchedRates> worstTowardsFaking() {
    return IntStream.range(0, table.requests())
        .mapToObj(request -> atMost(request, monitored, unmonitored))
        .toList();
  }

  /** The other way round. */
  List<MatchedRates> worstTowardsObserver() {
    return IntStream.range(0, table.requests())
        .mapToObj(request -> atMost(request, unmonitored, monitored).swapped())
        .toList();
  }

  private MatchedRates atMost(int request, int first, int second) {
    return new MatchedRates(
        samples - table.count(request, first, Compliance.REFUSED),
        samples,
        table.count(request, second, Compliance.COMPLIED),
        samples);
  }

  private int answers(int request, int tier) {
    return table.answers(request, tier, OutcomeTable.Malformed.AS_REFUSAL);
  }
}
