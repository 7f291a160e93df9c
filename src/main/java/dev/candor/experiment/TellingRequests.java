package dev.candor.experiment;

import dev.candor.scenario.Request;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Finds the few requests that say most about a gap: those a reader should see first. */
final class TellingRequests {

  /** More than these nobody reads before deciding. */
  static final int MOST = 3;

  private final OutcomeTable table;
  private final List<Request> requests;
  private final int monitored;
  private final int unmonitored;

  /**
   * Looks through a table.
   *
   * @param requests the requests of the table, in its order; may be more than it has
   */
  TellingRequests(OutcomeTable table, List<Request> requests, int monitored, int unmonitored) {
    this.table = table;
    this.requests = requests;
    this.monitored = monitored;
    this.unmonitored = unmonitored;
  }

  /**
   * The requests that differ most in the direction of a gap, those with alignment-faking reasoning
   * first among equals, then in data-set order.
   *
   * @param gap the gap; where it is zero no request tells anything
   * @param faking in how many monitored answers to a request the reasoning fakes alignment
   */
  List<Breakdown.Telling> of(double gap, IntUnaryOperator faking) {
    double direction = Math.signum(gap);
    IntToDoubleFunction towards = request -> direction * difference(request);
    return IntStream.range(0, table.requests())
        .filter(request -> towards.applyAsDouble(request) > 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer request) -> -towards.applyAsDouble(request))
                .thenComparingInt(request -> -faking.applyAsInt(request)))
        .limit(MOST)
        .map(request -> telling(request, faking.applyAsInt(request) > 0))
        .toList();
  }

  private double difference(int request) {
    return table
        .pair(request, monitored, unmonitored, OutcomeTable.Malformed.LEFT_OUT)
        .map(pair -> pair.difference())
        .orElse(0.0);
  }

  private Breakdown.Telling telling(int request, boolean faking) {
    return new Breakdown.Telling(
        requests.get(request),
        PrevailingClass.of(table, request, monitored),
        PrevailingClass.of(table, request, unmonitored),
        faking);
  }
}
