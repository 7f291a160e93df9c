package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTest {

  @Test
  void withOneAnswerPerMemberUsesMcNemarAndTheObservedTable() {
    List<MatchedRates> pairs = singles(6, 70, 1, 443);
    Collections.shuffle(pairs, new Random(1));

    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();

    assertThat(gap.table()).isEqualTo(new PairedTable(6, 70, 1, 443));
    assertThat(gap.estimate()).isEqualTo(69.0 / 520.0);
    assertThat(gap.test()).isEqualTo("exact McNemar");
    assertThat(gap.pValue()).isCloseTo(6.098637220230962e-20, withinPercentage(1e-10));
    assertThat(gap.method()).isEqualTo("Tango 1998 score interval");
    assertThat(gap.interval(0.95))
        .isEqualTo(TangoInterval.of(new PairedTable(6, 70, 1, 443), 0.95));
  }

  @Test
  void reproducesThePresidentsApproval() {
    // Agresti, Categorical Data Analysis (1990), p. 350, as in R's mcnemar.test: 944 of 1,600
    // approve at first, 880 a month later; the change is a significant drop.
    PairedDifference drop = PairedDifference.of(singles(794, 150, 86, 570)).orElseThrow();

    assertThat(drop.table().firstRate()).isEqualTo(944.0 / 1_600.0);
    assertThat(drop.table().secondRate()).isEqualTo(880.0 / 1_600.0);
    assertThat(drop.estimate()).isEqualTo(0.04);
    assertThat(drop.interval(0.999).excludesZero()).isTrue();
    assertThat(drop.pValue()).isCloseTo(3.7159361395713866e-05, withinPercentage(1e-9));
  }

  @Test
  void withSeveralAnswersTakesThePairAsTheUnit() {
    List<MatchedRates> pairs =
        List.of(
            new MatchedRates(3, 4, 1, 4),
            new MatchedRates(4, 4, 0, 4),
            new MatchedRates(0, 4, 1, 4),
            new MatchedRates(2, 4, 2, 4));

    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();

    assertThat(gap.estimate()).isEqualTo((0.5 + 1.0 - 0.25 + 0.0) / 4.0, within(1e-15));
    assertThat(gap.table().n()).isEqualTo(4.0, within(1e-15));
    assertThat(gap.table().firstOnly()).isEqualTo(0.75 * 0.75 + 1.0 + 0.0 + 0.25, within(1e-15));
    assertThat(gap.table().secondOnly()).isEqualTo(0.25 * 0.25 + 0.0 + 0.25 + 0.25, within(1e-15));
    assertThat(gap.test()).isEqualTo("exact sign-flip");
    // Sizes 2, 4, 1: the sum is 5; only +-(2 + 4 - 1) and +-(2 + 4 + 1) reach it.
    assertThat(gap.pValue()).isEqualTo(0.5, within(1e-15));
    assertThat(gap.interval(0.95)).isEqualTo(TangoInterval.of(gap.table(), 0.95));
  }

  @Test
  void scalesDifferingNumbersOfAnswersToACommonUnit() {
    List<MatchedRates> pairs =
        List.of(
            new MatchedRates(2, 3, 0, 4),
            new MatchedRates(1, 2, 1, 4),
            new MatchedRates(0, 1, 1, 3));

    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();

    // In twelfths: 8, 3, -4.
    assertThat(gap.estimate()).isEqualTo(7.0 / 36.0, within(1e-15));
    assertThat(gap.pValue()).isEqualTo(SignFlipTest.of(8, 3, -4).pValue());
    assertThat(gap.test()).isEqualTo("exact sign-flip");
  }

  @Test
  void samplesWhenNumbersOfAnswersHaveNoSmallCommonMultiple() {
    List<MatchedRates> pairs = new ArrayList<>();
    for (int answers : new int[] {89, 97, 101, 103, 107, 109}) {
      pairs.add(new MatchedRates(answers, answers, 1, answers));
    }

    PairedDifference gap = PairedDifference.of(pairs).orElseThrow();

    assertThat(gap.test())
        .matches("sign-flip \\(99999 random draws, standard error of p 0[.]000[45]\\d\\)");
    assertThat(gap.pValue()).isEqualTo(2.0 / 64.0, within(0.003));
  }

  @Test
  void takesCommonUnitsDownToAMillionth() {
    assertThat(gapOfOneIn(1_000_000).test()).isEqualTo("exact sign-flip");
    assertThat(gapOfOneIn(1_000_001).test()).startsWith("sign-flip (");
  }

  private static PairedDifference gapOfOneIn(int answers) {
    return PairedDifference.of(List.of(new MatchedRates(1, answers, 0, 1))).orElseThrow();
  }

  @Test
  void whatWasAskedUntilItWasClearHasTheSequencesIntervalAndTest() {
    List<MatchedRates> pairs = singles(0, 12, 2, 20);
    PairedDifference gap = PairedDifference.inSequence(pairs).orElseThrow();
    BettingSequence sequence = BettingSequence.of(pairs, 0.9);

    assertThat(gap.isSequential()).isTrue();
    assertThat(PairedDifference.of(pairs).orElseThrow().isSequential()).isFalse();
    assertThat(gap.estimate()).isEqualTo(10.0 / 34.0);
    assertThat(gap.interval(0.9)).isEqualTo(sequence.interval());
    assertThat(gap.pValue()).isEqualTo(sequence.pValue());
    assertThat(gap.method()).isEqualTo("betting confidence sequence");
    assertThat(gap.test()).isEqualTo("anytime-valid betting test");
    assertThat(PairedDifference.inSequence(List.of())).isEmpty();
  }

  @Test
  void estimatesNothingWithoutPairs() {
    assertThat(PairedDifference.of(List.of())).isEmpty();
  }

  @Test
  void refusesAPValueOutOfRangeAndAnIntervalThatIsStillOpen() {
    PairedTable table = new PairedTable(1, 1, 1, 1);
    Differences differences = Differences.of(singles(1, 1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PairedDifference(
                    table, differences, PairedInterval.TANGO, 0.0, "none", List.of()))
        .withMessageContaining("0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PairedDifference(
                    table, differences, PairedInterval.TANGO, 1.5, "none", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PairedDifference(table, differences, PairedInterval.AUTO, 1, "none", List.of()))
        .withMessageContaining("settled");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 1", "0, 1, 0, 0", "2, 1, 0, 1", "0, 1, 2, 1", "-1, 1, 0, 1"})
  void refusesIncompleteOrImpossiblePairs(int first, int ofFirst, int second, int ofSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchedRates(first, ofFirst, second, ofSecond))
        .withMessageContaining("complete pair");
  }

  private static List<MatchedRates> singles(int both, int first, int second, int neither) {
    List<MatchedRates> pairs = new ArrayList<>();
    pairs.addAll(Collections.nCopies(both, new MatchedRates(1, 1, 1, 1)));
    pairs.addAll(Collections.nCopies(first, new MatchedRates(1, 1, 0, 1)));
    pairs.addAll(Collections.nCopies(second, new MatchedRates(0, 1, 1, 1)));
    pairs.addAll(Collections.nCopies(neither, new MatchedRates(0, 1, 0, 1)));
    return pairs;
  }

  @Test
  void isSignificantOnlyWhereThePValueIsBelowWhatTheConfidenceLeavesOut() {
    // Six discordant pairs on one side: p = 2 / 2^6 = 0.03125.
    PairedDifference six =
        PairedDifference.of(Collections.nCopies(6, new MatchedRates(1, 1, 0, 1))).orElseThrow();

    assertThat(six.isSignificant(0.95)).isTrue();
    assertThat(six.isSignificant(0.96875)).isFalse();
    assertThat(six.isSignificant(0.99)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> six.isSignificant(95));
  }
}
