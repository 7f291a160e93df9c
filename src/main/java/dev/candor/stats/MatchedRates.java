package dev.candor.stats;

/**
 * How often the two members of one pair said yes; one pair is one request asked in two tiers.
 *
 * @param firstYes answers of the first member that say yes
 * @param firstAnswers answers of the first member, at least 1
 * @param secondYes answers of the second member that say yes
 * @param secondAnswers answers of the second member, at least 1
 */
public record MatchedRates(int firstYes, int firstAnswers, int secondYes, int secondAnswers) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if a member has no answer, so that the pair is incomplete, or
   *     says yes more often than it answers
   */
  public MatchedRates {
    requireCounts(firstYes, firstAnswers);
    requireCounts(secondYes, secondAnswers);
  }

  /** Share of yes of the first member, in [0, 1]. */
  public double firstRate() {
    return (double) firstYes / firstAnswers;
  }

  /** Share of yes of the second member, in [0, 1]. */
  public double secondRate() {
    return (double) secondYes / secondAnswers;
  }

  /** First rate minus second rate, in [-1, 1]; equal fractions give equal numbers. */
  public double difference() {
    // One division, so that 2/3 - 1/3 and 1/3 - 0 do not differ in their last digit.
    long numerator = (long) firstYes * secondAnswers - (long) secondYes * firstAnswers;
    return numerator / ((double) firstAnswers * secondAnswers);
  }

  /** Whether each member answered once. */
  public boolean isSingle() {
    return firstAnswers == 1 && secondAnswers == 1;
  }

  /** The same pair with first and second exchanged. */
  public MatchedRates swapped() {
    return new MatchedRates(secondYes, secondAnswers, firstYes, firstAnswers);
  }

  private static void requireCounts(int yes, int answers) {
    if (answers < 1 || yes < 0 || yes > answers) {
      throw new IllegalArgumentException(
          "a complete pair has at least one answer on both sides, not %d yes of %d"
              .formatted(yes, answers));
    }
  }
}
