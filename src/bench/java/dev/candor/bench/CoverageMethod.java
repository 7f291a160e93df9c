package dev.candor.bench;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.Differences;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.PairedInterval;
import dev.candor.stats.PairedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An interval whose coverage {@link CoverageSimulation} looks at. */
enum CoverageMethod {
  AUTO(PairedInterval.AUTO),
  TANGO(PairedInterval.TANGO),
  NEWCOMBE(PairedInterval.NEWCOMBE),
  CLUSTER_ROBUST(PairedInterval.CLUSTER_ROBUST),
  BCA(PairedInterval.BCA),
  SEQUENCE(PairedInterval.AUTO);

  static final double CONFIDENCE = 0.95;

  private final PairedInterval interval;

  CoverageMethod(PairedInterval interval) {
    this.interval = interval;
  }

  String label() {
    return this == SEQUENCE ? "betting sequence" : interval.label();
  }

  /** Whether one interval takes so long that fewer runs have to do. */
  boolean isCostly() {
    return this == BCA || this == SEQUENCE;
  }

  /** Whether the design is one that the method is looked at in. */
  boolean takes(CoverageDesign design) {
    return switch (this) {
      case NEWCOMBE -> design.samples() == 1;
      case BCA -> design.requests() <= 200 && design.correlation() == 0.5;
      default -> true;
    };
  }

  /**
   * The interval of a run at {@link #CONFIDENCE}. What does not depend on the order of the pairs is
   * computed once for all runs of a design that came out alike.
   */
  Function<List<MatchedRates>, ConfidenceInterval> intervals() {
    if (this == SEQUENCE) {
      return pairs -> PairedDifference.inSequence(pairs).orElseThrow().interval(CONFIDENCE);
    }
    Map<Seen, ConfidenceInterval> known = new HashMap<>();
    return pairs ->
        known.computeIfAbsent(
            new Seen(PairedTable.expected(pairs), Differences.of(pairs)),
            seen ->
                interval
                    .on(seen.differences(), pairs.get(0).isSingle())
                    .of(seen.table(), seen.differences())
                    .apply(CONFIDENCE));
  }

  /** What the interval of a fixed number of pairs depends on. */
  private record Seen(PairedTable table, Differences differences) {}
}
