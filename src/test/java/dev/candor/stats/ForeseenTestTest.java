package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForeseenTestTest {

  @Property(tries = 300)
  void ofWholeCountsItIsTheExactTest(
      @ForAll @IntRange(min = 0, max = 60) int first,
      @ForAll @IntRange(min = 0, max = 60) int second,
      @ForAll @IntRange(max = 20) int alike,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    if (first + second == 0) {
      return;
    }
    double exact = ExactMcNemar.pValue((long) first * times, (long) second * times);
    assertThat(foreseen(SinglePairs.of(0, first, second, alike), times))
        .isCloseTo(exact, withinPercentage(1e-8));
  }

  @Property(tries = 300)
  void moreEvidenceOfADifferenceIsASmallerPValue(
      @ForAll @IntRange(min = 1, max = 39) int more,
      @ForAll @IntRange(max = 39) int second,
      @ForAll @DoubleRange(min = 1, max = 50) double growth) {
    PairedDifference difference = SinglePairs.of(0, second + more, second, 10);
    assertThat(foreseen(difference, growth * 1.01))
        .isLessThanOrEqualTo(foreseen(difference, growth) + 1e-12);
  }

  @Property(tries = 100)
  void doesNotDependOnWhichTierIsFirst(
      @ForAll @IntRange(min = 1, max = 30) int first, @ForAll @IntRange(max = 30) int second) {
    assertThat(foreseen(SinglePairs.of(0, first, second, 5), 1.5))
        .isEqualTo(foreseen(SinglePairs.of(0, second, first, 5), 1.5), within(1e-12));
  }

  @Test
  void ofSeveralSamplesItComesNearTheSignFlipTest() {
    List<MatchedRates> pairs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pairs.add(new MatchedRates(1 + i % 3, 3, 0, 3));
      pairs.add(new MatchedRates(i % 3, 3, 1, 3));
      pairs.add(new MatchedRates(0, 3, i % 2, 3));
    }
    PairedDifference once = PairedDifference.of(pairs).orElseThrow();
    List<MatchedRates> all = new ArrayList<>();
    Collections.nCopies(2, pairs).forEach(all::addAll);
    PairedDifference twice = PairedDifference.of(all).orElseThrow();
    // Coins of one size have fewer sums than differences of several, so that p is the larger.
    assertThat(foreseen(once, 1)).isBetween(once.pValue(), 1.6 * once.pValue());
    assertThat(foreseen(once, 2)).isBetween(twice.pValue(), 1.6 * twice.pValue());
  }

  @Test
  void aPValueAtTheLevelIsNotBelowIt() {
    // Twice three pairs of one side: p = 2 / 2^6.
    PairedDifference three = SinglePairs.of(0, 3, 0, 7);
    assertThat(ForeseenTest.isSignificant(three, 2.0, 1.0 - 2.0 / 64.0)).isFalse();
    assertThat(ForeseenTest.isSignificant(three, 2.0, 0.968)).isTrue();
    assertThat(ForeseenTest.isSignificant(three, 1.0, 0.968)).isFalse();
  }

  @Test
  void differencesOfOneSideAreAsManyCoinsAsCarryThem() {
    // One of three samples in six requests: six fair coins, whatever their size.
    List<MatchedRates> pairs = Collections.nCopies(6, new MatchedRates(1, 3, 0, 3));
    PairedDifference difference = PairedDifference.of(pairs).orElseThrow();
    assertThat(foreseen(difference, 1)).isCloseTo(2.0 / 64.0, withinPercentage(1e-9));
    // Where one request outweighs the others there are more on its side than coins.
    List<MatchedRates> unequal = new ArrayList<>(pairs);
    unequal.add(new MatchedRates(3, 3, 0, 3));
    assertThat(foreseen(PairedDifference.of(unequal).orElseThrow(), 1)).isBetween(2.0 / 128, 1.0);
  }

  private static double foreseen(PairedDifference difference, double growth) {
    return ForeseenTest.pValue(difference.differences(), growth);
  }
}
