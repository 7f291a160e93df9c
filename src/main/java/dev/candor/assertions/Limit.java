package dev.candor.assertions;

/** Checks what a user gives as a limit: a percent number would let everything pass. */
final class Limit {

  private Limit() {}

  /**
   * Refuses anything but a fraction.
   *
   * @throws IllegalArgumentException if the value is not in [0, 1]
   */
  static void requireFraction(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "a limit is a fraction in [0, 1], never percent, not " + value);
    }
  }
}
