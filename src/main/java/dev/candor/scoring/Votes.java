package dev.candor.scoring;

import java.util.Optional;

/**
 * A vote that ends as soon as it is decided: once the votes that are still to come could not change
 * the result, they need not be cast. The decision is always that of all votes.
 *
 * @param most votes that are cast if it stays open to the last, at least 1
 * @param threshold the least share of yes among {@code most} votes that makes the decision a yes,
 *     in (0, 1]
 */
public record Votes(int most, double threshold) {

  public Votes {
    if (most < 1) {
      throw new IllegalArgumentException("at least one vote must be cast, not " + most);
    }
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("a threshold lies in (0, 1], not at " + threshold);
    }
  }

  /**
   * What is decided.
   *
   * @param yes votes for yes so far
   * @param no votes for no so far
   * @return the decision, or empty while it is open
   * @throws IllegalArgumentException if a count is negative or more than {@code most} were cast
   */
  public Optional<Boolean> decision(int yes, int no) {
    if (yes < 0 || no < 0 || yes > most - no) {
      throw new IllegalArgumentException(
          "of %d votes %d cannot be yes and %d no".formatted(most, yes, no));
    }
    if (isEnough(yes)) {
      return Optional.of(true);
    }
    return isEnough(most - no) ? Optional.empty() : Optional.of(false);
  }

  private boolean isEnough(int yes) {
    return (double) yes / most >= threshold;
  }
}
