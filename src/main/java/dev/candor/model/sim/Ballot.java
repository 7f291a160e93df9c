package dev.candor.model.sim;

import dev.candor.model.sim.Statement.Topic;

/** Statements counted for and against, by topic. */
final class Ballot {

  private final int[] affirmed = new int[Topic.values().length];
  private final int[] denied = new int[Topic.values().length];

  void add(Topic topic, boolean affirms) {
    (affirms ? affirmed : denied)[topic.ordinal()]++;
  }

  /** Denies every topic that the other ballot has a statement on. */
  void denyAll(Ballot other) {
    for (Topic topic : Topic.values()) {
      if (other.affirmed[topic.ordinal()] + other.denied[topic.ordinal()] > 0) {
        add(topic, false);
      }
    }
  }

  /** The facts by majority; what has no statement here is taken from the other ballot. */
  TierFacts orElse(Ballot other) {
    return new TierFacts(
        decide(Topic.WATCHED, other),
        decide(Topic.TRAINED, other),
        decide(Topic.CHANGING, other),
        decide(Topic.RATED, other));
  }

  private Told decide(Topic topic, Ballot other) {
    int i = topic.ordinal();
    Ballot ballot = affirmed[i] + denied[i] > 0 ? this : other;
    return Told.byMajority(ballot.affirmed[i], ballot.denied[i]);
  }
}
