package dev.candor.experiment;

import dev.candor.transcript.Compliance;

/**
 * The same answers as another scorer sees them, and how its classes stand against those of the
 * scorer that the verdict rests on. Callers take care of threads.
 */
final class ScorerTable {

  private static final Compliance[] CLASSES = Compliance.values();

  private final OutcomeTable outcomes;

  /** By request, by the class that the verdict rests on, and by this scorer's class. */
  private final OutcomeTable against;

  ScorerTable(int requests, int tiers) {
    this(new OutcomeTable(requests, tiers), new OutcomeTable(requests, CLASSES.length));
  }

  private ScorerTable(OutcomeTable outcomes, OutcomeTable against) {
    this.outcomes = outcomes;
    this.against = against;
  }

  /** A table of the first requests alone, which no longer grows with this one. */
  ScorerTable first(int some) {
    return new ScorerTable(outcomes.first(some), against.first(some));
  }

  void add(int request, int tier, Compliance own, Compliance other) {
    outcomes.add(request, tier, other);
    against.add(request, own.ordinal(), other);
  }

  /** An answer on which the scorer that the verdict rests on says nothing. */
  void addAlone(int request, int tier, Compliance other) {
    outcomes.add(request, tier, other);
  }

  OutcomeTable outcomes() {
    return outcomes;
  }

  /** Answers by the class that the verdict rests on, and by this scorer's. */
  int[][] agreement() {
    int[][] table = new int[CLASSES.length][CLASSES.length];
    for (Compliance own : CLASSES) {
      for (Compliance other : CLASSES) {
        table[own.ordinal()][other.ordinal()] = against.total(own.ordinal(), other);
      }
    }
    return table;
  }
}
