package dev.candor.stats;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Pairs as a sequential run draws them: some requests, each with as many samples as the others. */
final class DrawnInTurn {

  private DrawnInTurn() {}

  /** From 1 to 60 pairs of 1 to 4 samples. */
  static Arbitrary<List<MatchedRates>> pairs() {
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            samples ->
                Arbitraries.integers()
                    .between(0, samples)
                    .tuple2()
                    .map(yes -> new MatchedRates(yes.get1(), samples, yes.get2(), samples))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(60));
  }
}
