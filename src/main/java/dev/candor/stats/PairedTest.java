package dev.candor.stats;

import java.util.Arrays;
import java.util.stream.Collectors;

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
    return Arrays.stream(values())
        .filter(test -> test.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no test is called '%s'; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(PairedTest::label)
                                .collect(Collectors.joining(", ")))));
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
}
