package dev.candor.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pairs of single answers that make a certain table. */
final class SinglePairs {

  private SinglePairs() {}

  static PairedDifference of(int both, int firstOnly, int secondOnly, int neither) {
    List<MatchedRates> pairs = new ArrayList<>();
    pairs.addAll(Collections.nCopies(both, new MatchedRates(1, 1, 1, 1)));
    pairs.addAll(Collections.nCopies(firstOnly, new MatchedRates(1, 1, 0, 1)));
    pairs.addAll(Collections.nCopies(secondOnly, new MatchedRates(0, 1, 1, 1)));
    pairs.addAll(Collections.nCopies(neither, new MatchedRates(0, 1, 0, 1)));
    return PairedDifference.of(pairs).orElseThrow();
  }
}
