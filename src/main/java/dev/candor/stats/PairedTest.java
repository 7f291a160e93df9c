package dev.candor.stats;

import java.util.List;

/** The tests of equal rates in matched pairs, by the names that users type. */
public enum PairedTest {
  /**
   * {@link #MCNEMAR} with one answer per member, {@link #SIGN_FLIP} with several: both are exact
   * wherever that can be computed, and where both apply they are the same test.
   */
  AUTO("auto"),
  /** {@link ExactMcNemar}, for one answer per member. */
  MCNEMAR("mcnemar"),
  /** {@link MidPMcNemar}, for one answer per member. */
  MID_P("mid-p"),
  /** {@link SignFlipTest} on the differences. */
  SIGN_FLIP("sign-flip");

  private final String label;

  PairedTest(String label) {
    this.label = label;
  }

  /** The name that a user types, such as {@code sign-flip}. */
  public String label() {
    return label;
  }

  /**
   * The test of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PairedTest named(String label) {
    return Labels.named("test", label, values(), PairedTest::label);
  }

  /**
   * What this choice comes to, never {@link #AUTO}.
   *
   * @param single whether each member answered once
   * @throws IllegalArgumentException if the test takes one answer per member and there are more
   */
  PairedTest on(boolean single) {
    if (this == AUTO) {
      return single ? MCNEMAR : SIGN_FLIP;
    }
    if (!single && this != SIGN_FLIP) {
      throw new IllegalArgumentException(
          "the test %s takes one answer per member of a pair; with several choose auto or sign-flip"
              .formatted(label));
    }
    return this;
  }

  /** A p-value, in (0, 1], and the name of the test behind it, as reports print it. */
  record Outcome(double pValue, String name) {}

  /** The test itself; for one that {@link #on} has settled. */
  Outcome of(PairedTable table, List<MatchedRates> pairs) {
    long first = (long) table.firstOnly();
    long second = (long) table.secondOnly();
    return switch (this) {
      case AUTO, MCNEMAR ->
          new Outcome(ExactMcNemar.pValue(first, second), PairedDifference.MCNEMAR);
      case MID_P -> new Outcome(MidPMcNemar.pValue(first, second), MidPMcNemar.TEST);
      case SIGN_FLIP -> {
        SignFlipTest signFlip = CommonUnit.signFlip(pairs);
        yield new Outcome(signFlip.pValue(), signFlip.description());
      }
    };
  }
}
