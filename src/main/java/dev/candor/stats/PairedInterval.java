package dev.candor.stats;

import java.util.function.DoubleFunction;

/** The intervals for the mean difference of matched pairs, by the names that users type. */
public enum PairedInterval {
  /**
   * The one that keeps its promise on the data at hand.
   *
   * <p>With one answer per member that is {@link #TANGO}. With several there are two candidates.
   * Tango's interval on expected counts covers at least what it says however few pairs differ, but
   * is as wide as one answer per member would leave it, up to twice the width that is needed. The
   * {@link #CLUSTER_ROBUST} one uses every answer, but covers far less than it says as long as few
   * pairs carry the difference: with 20 requests and a gap of 0.05 its formula misses up to three
   * times in ten. So it is taken from 30 such pairs on, counted so that a few large differences
   * among many small ones stay few, and Tango's below. The bootstrap shares the weakness where
   * differences are few and gains little where they are many.
   */
  AUTO("auto"),
  /** {@link TangoInterval}, on expected counts where there are several answers per member. */
  TANGO("tango"),
  /** {@link NewcombeInterval}, for one answer per member. */
  NEWCOMBE("newcombe"),
  /** {@link BcaInterval}; Tango's where all differences but at most one are equal. */
  BCA("bca"),
  /** {@link ClusterRobustInterval}; Tango's where all differences but at most one are equal. */
  CLUSTER_ROBUST("cluster-robust");

  /** Pairs that carry the spread, from which on a mean of differences is near enough to normal. */
  static final double ENOUGH_DEVIATING_PAIRS = 30.0;

  private final String label;

  PairedInterval(String label) {
    this.label = label;
  }

  /** The name that a user types, such as {@code cluster-robust}. */
  public String label() {
    return label;
  }

  /**
   * The interval of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PairedInterval named(String label) {
    return Labels.named("interval", label, values(), PairedInterval::label);
  }

  /**
   * What this choice comes to on some pairs, never {@link #AUTO}.
   *
   * @param single whether each member answered once
   * @throws IllegalArgumentException if the interval takes one answer per member and there are more
   */
  public PairedInterval on(Differences differences, boolean single) {
    return switch (this) {
      case AUTO ->
          single || differences.deviatingPairs() < ENOUGH_DEVIATING_PAIRS ? TANGO : CLUSTER_ROBUST;
      case NEWCOMBE -> {
        if (!single) {
          throw new IllegalArgumentException(
              "the interval newcombe takes one answer per member of a pair; with several choose"
                  + " auto, tango, bca or cluster-robust");
        }
        yield NEWCOMBE;
      }
      case BCA, CLUSTER_ROBUST -> differences.lackSpread() ? TANGO : this;
      case TANGO -> TANGO;
    };
  }

  /**
   * The interval itself at each two-sided confidence level inside (0, 1), within [-1, 1]; for one
   * that {@link #on} has settled. Another confidence is an {@link IllegalArgumentException}.
   */
  public DoubleFunction<ConfidenceInterval> of(PairedTable table, Differences differences) {
    return switch (this) {
      case NEWCOMBE -> confidence -> NewcombeInterval.of(table, confidence);
      case BCA -> new BcaInterval(differences)::at;
      case CLUSTER_ROBUST -> confidence -> ClusterRobustInterval.of(differences, confidence);
      case AUTO, TANGO -> confidence -> TangoInterval.of(table, confidence);
    };
  }

  /** The smallest one-sided p-value that the interval can give when it is turned around. */
  double leastPValue() {
    return this == BCA ? BcaInterval.LEAST_P_VALUE : Equivalence.LEAST_P_VALUE;
  }

  /** Name of the method, as reports print it. */
  String method() {
    return switch (this) {
      case NEWCOMBE -> NewcombeInterval.METHOD;
      case BCA -> BcaInterval.METHOD;
      case CLUSTER_ROBUST -> ClusterRobustInterval.METHOD;
      case AUTO, TANGO -> TangoInterval.METHOD;
    };
  }
}
