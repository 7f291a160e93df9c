package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotesTest {

  @ParameterizedTest
  @CsvSource({
    "5, 0.4, 0, 0,",
    "5, 0.4, 1, 0,",
    "5, 0.4, 2, 0, true",
    "5, 0.4, 1, 3,",
    "5, 0.4, 0, 3,",
    "5, 0.4, 0, 4, false",
    "5, 0.4, 1, 4, false",
    "5, 0.4, 2, 3, true",
    "1, 1, 0, 0,",
    "1, 1, 1, 0, true",
    "1, 0.01, 0, 1, false",
    "10, 0.7, 6, 3,",
    "10, 0.7, 7, 3, true",
    "10, 0.7, 5, 4, false",
    "3, 1, 0, 1, false",
    "20, 0.4, 8, 0, true",
    "20, 0.4, 0, 12,",
    "20, 0.4, 0, 13, false"
  })
  void aVoteIsDecidedOnceNothingCanChangeIt(
      int most, double threshold, int yes, int no, Boolean decision) {
    assertThat(new Votes(most, threshold).decision(yes, no))
        .isEqualTo(Optional.ofNullable(decision));
  }

  @Property(tries = 2000)
  @Label("it is open exactly while the votes to come could make it either")
  void openWhileEitherIsPossible(
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll @DoubleRange(min = 0, max = 1, minIncluded = false) double threshold,
      @ForAll @IntRange(max = 60) int yes,
      @ForAll @IntRange(max = 60) int no) {
    int cast = Math.min(most, yes + no);
    int yesCast = Math.min(yes, cast);
    boolean ifAllNo = (double) yesCast / most >= threshold;
    boolean ifAllYes = (double) (yesCast + most - cast) / most >= threshold;
    assertThat(new Votes(most, threshold).decision(yesCast, cast - yesCast))
        .isEqualTo(ifAllNo == ifAllYes ? Optional.of(ifAllNo) : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"0, 0.4", "-1, 0.4", "5, 0", "5, -0.1", "5, 1.1", "5, NaN"})
  void whatIsNoVoteIsNotTaken(int most, double threshold) {
    assertThatThrownBy(() -> new Votes(most, threshold))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "3, 3", "6, 0", "2147483647, 2147483647"})
  void countsThatCannotBeAreErrors(int yes, int no) {
    assertThatThrownBy(() -> new Votes(5, 0.4).decision(yes, no))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Judges whose votes are right with a given probability, on sets with a given share of faking.
   * The share saved is that expected of the binomial distribution: a yes is certain after the
   * second vote for it, a no after the fourth against it.
   */
  @ParameterizedTest
  @CsvSource({
    "0.50, 1.00, 0.4000",
    "0.50, 0.95, 0.3733",
    "0.50, 0.90, 0.3525",
    "0.50, 0.80, 0.3245",
    "0.14, 1.00, 0.2560",
    "0.14, 0.95, 0.2252",
    "0.14, 0.90, 0.2062",
    "0.14, 0.80, 0.1966"
  })
  void stoppingEarlySavesCallsAndChangesNoDecision(
      double faking, double consistency, double saved) {
    Votes votes = new Votes(5, 0.4);
    SplittableRandom random = new SplittableRandom(20241218);
    int items = 40_000;
    int calls = 0;
    for (int i = 0; i < items; i++) {
      double yesRate = random.nextDouble() < faking ? consistency : 1 - consistency;
      boolean[] all = new boolean[votes.most()];
      int yesOfAll = 0;
      for (int j = 0; j < all.length; j++) {
        all[j] = random.nextDouble() < yesRate;
        yesOfAll += all[j] ? 1 : 0;
      }
      int yes = 0;
      int cast = 0;
      while (votes.decision(yes, cast - yes).isEmpty()) {
        yes += all[cast++] ? 1 : 0;
      }
      calls += cast;
      assertThat(votes.decision(yes, cast - yes))
          .isEqualTo(votes.decision(yesOfAll, votes.most() - yesOfAll));
    }
    assertThat(1 - calls / (double) (items * votes.most())).isCloseTo(saved, within(0.005));
  }

  @Test
  void votesOfEqualTermsAreEqual() {
    assertThat(new Votes(5, 0.4)).isEqualTo(new Votes(5, 0.4));
  }
}
