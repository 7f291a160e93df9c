package dev.candor.stats;

/** Differences for tests that need one of a certain table, whatever its test says. */
final class Differences {

  private Differences() {}

  static PairedDifference of(PairedTable table) {
    return new PairedDifference(table, 1.0, PairedDifference.MCNEMAR);
  }

  static PairedDifference of(double both, double firstOnly, double secondOnly, double neither) {
    return of(new PairedTable(both, firstOnly, secondOnly, neither));
  }
}
