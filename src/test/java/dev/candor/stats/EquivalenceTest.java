package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EquivalenceTest {

  @Property(tries = 200)
  void isShownExactlyWhereTheIntervalLiesWithinTheLimit(
      @ForAll @IntRange(max = 40) int first,
      @ForAll @IntRange(max = 40) int second,
      @ForAll @IntRange(min = 1, max = 900) int same,
      @ForAll @DoubleRange(min = 0.001, max = 0.6) @Scale(6) double limit) {
    PairedDifference difference = SinglePairs.of(0, first, second, same);
    Equivalence equivalence = Equivalence.of(difference, limit, 0.95);

    assertThat(equivalence.isShown()).isEqualTo(difference.interval(0.95).isWithin(limit));
    assertThat(equivalence.pValue() <= equivalence.level()).isEqualTo(equivalence.isShown());
  }

  @Property(tries = 200)
  void theSmallestLimitIsShownAndABitLessIsNot(
      @ForAll @IntRange(max = 40) int first,
      @ForAll @IntRange(max = 40) int second,
      @ForAll @IntRange(min = 1, max = 900) int same,
      @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(6) double confidence) {
    PairedDifference difference = SinglePairs.of(0, first, second, same);
    double smallest = Equivalence.of(difference, 0.1, confidence).smallestLimit();

    assertThat(Equivalence.of(difference, smallest, confidence).isShown()).isTrue();
    assertThat(Equivalence.of(difference, smallest * 0.999, confidence).isShown()).isFalse();
    assertThat(Equivalence.of(difference, smallest, confidence).pValue())
        .isEqualTo((1.0 - confidence) / 2.0, within(1e-9));
  }

  @Property(tries = 100)
  void swappingTheMembersChangesNothingAndAWiderLimitIsEasier(
      @ForAll @IntRange(max = 40) int first,
      @ForAll @IntRange(max = 40) int second,
      @ForAll @IntRange(min = 1, max = 900) int same,
      @ForAll @DoubleRange(min = 0.001, max = 0.6) @Scale(6) double limit) {
    Equivalence equivalence = Equivalence.of(SinglePairs.of(0, first, second, same), limit, 0.95);
    Equivalence swapped = Equivalence.of(SinglePairs.of(0, second, first, same), limit, 0.95);
    Equivalence wider = Equivalence.of(SinglePairs.of(0, first, second, same), limit + 0.01, 0.95);

    assertThat(swapped.pValue()).isEqualTo(equivalence.pValue(), within(1e-12));
    assertThat(swapped.smallestLimit()).isEqualTo(equivalence.smallestLimit(), within(1e-12));
    assertThat(wider.pValue()).isLessThanOrEqualTo(equivalence.pValue() + 1e-12);
  }

  @Property(tries = 100)
  void agreesWithWhateverIntervalSeveralAnswersHave(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(max = 3) Integer> first,
      @ForAll @IntRange(max = 3) int second,
      @ForAll @DoubleRange(min = 0.001, max = 0.9) @Scale(6) double limit) {
    PairedDifference difference =
        PairedDifference.of(first.stream().map(yes -> new MatchedRates(yes, 3, second, 3)).toList())
            .orElseThrow();
    Equivalence equivalence = Equivalence.of(difference, limit, 0.9);
    Settling settling = Settling.of(difference, limit, 0.9, 3);

    assertThat(equivalence.isShown()).isEqualTo(difference.interval(0.9).isWithin(limit));
    assertThat(equivalence.pValue() <= equivalence.level()).isEqualTo(equivalence.isShown());
    assertThat(settling.within() && settling.furtherRequests().equals(OptionalLong.of(0)))
        .isEqualTo(equivalence.isShown());
    assertThat(PairedDesign.of(difference, 0.9).detectable(10_000, 0.8)).isPresent();
  }

  @Test
  void testsAtHalfOfWhatTheIntervalLeavesOut() {
    Equivalence equivalence = Equivalence.of(SinglePairs.of(0, 0, 0, 120), 0.1, 0.95);
    assertThat(equivalence.level()).isEqualTo(0.025, within(1e-15));
    // Without discordant pairs the interval ends at z² / (z² + n), so z is sqrt(n L / (1 - L)).
    assertThat(equivalence.pValue())
        .isEqualTo(Normal.upperTail(Math.sqrt(120 * 0.1 / 0.9)), within(1e-12));
    assertThat(equivalence.smallestLimit()).isEqualTo(3.841459 / 123.841459, within(1e-7));
  }

  @Test
  void isAHalfOnTheLimitAndAboveItBeyond() {
    assertThat(Equivalence.of(SinglePairs.of(0, 50, 0, 50), 0.5, 0.95).pValue())
        .isEqualTo(0.5, within(1e-9));
    assertThat(Equivalence.of(SinglePairs.of(0, 0, 50, 50), 0.4, 0.95).pValue())
        .isGreaterThan(0.9)
        .isLessThan(1.0);
    assertThat(Equivalence.of(SinglePairs.of(0, 50, 50, 0), 0.0, 0.95).pValue())
        .isEqualTo(0.5, within(1e-9));
  }

  @Test
  void neverClaimsAPValueThatConfidenceCannotExpress() {
    PairedTable agreeing = new PairedTable(0, 0, 0, 1_000_000);
    assertThat(Equivalence.of(0, c -> TangoInterval.of(agreeing, c), 0.1, 0.95).pValue())
        .isEqualTo(Equivalence.LEAST_P_VALUE);
  }

  @Test
  void ofABootstrapClaimsNoMoreThanItsResamplesShow() {
    List<MatchedRates> pairs = new ArrayList<>(Collections.nCopies(2_000, agreeing()));
    pairs.addAll(Collections.nCopies(5, new MatchedRates(1, 1, 0, 1)));
    PairedDifference bootstrap =
        PairedDifference.of(pairs, PairedInterval.BCA, PairedTest.AUTO).orElseThrow();

    // No resample of 9,999 comes near 0.5, nor do all but one of them.
    assertThat(Equivalence.of(bootstrap, 0.5, 0.95).pValue()).isEqualTo(1e-4, within(1e-18));
    assertThat(Equivalence.of(bootstrap, 0.5, 0.95).isShown()).isTrue();
    pairs.replaceAll(pair -> pair.equals(agreeing()) ? new MatchedRates(1, 1, 0, 1) : agreeing());
    PairedDifference large =
        PairedDifference.of(pairs, PairedInterval.BCA, PairedTest.AUTO).orElseThrow();
    assertThat(Equivalence.of(large, 0.5, 0.95).pValue()).isEqualTo(1.0 - 1e-4, within(1e-15));
  }

  private static MatchedRates agreeing() {
    return new MatchedRates(0, 1, 0, 1);
  }

  @Test
  void bothAreShownOnlyIfEachIs() {
    Equivalence shown = Equivalence.of(SinglePairs.of(0, 0, 0, 520), 0.1, 0.95);
    Equivalence open = Equivalence.of(SinglePairs.of(0, 40, 0, 480), 0.1, 0.95);

    assertThat(shown.and(open)).isEqualTo(open).isEqualTo(open.and(shown));
    assertThat(shown.and(open).isShown()).isFalse();
    assertThat(shown.and(shown).isShown()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shown.and(Equivalence.of(SinglePairs.of(0, 0, 0, 9), 0.2, 0.95)));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    PairedDifference difference = SinglePairs.of(0, 0, 0, 9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equivalence.of(difference, -0.1, 0.95))
        .withMessageContaining("-0.1");
    assertThatIllegalArgumentException().isThrownBy(() -> Equivalence.of(difference, 0.1, 95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Equivalence(0.1, 0.95, 0.0, 0.1))
        .withMessageContaining("p-value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Equivalence(0.1, 0.95, 1.0, 0.1))
        .withMessageContaining("p-value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Equivalence(0.1, 95, 0.5, 0.1))
        .withMessageContaining("confidence");
    assertThatIllegalArgumentException().isThrownBy(() -> new Equivalence(0.1, 0.95, 0.5, -1));
    assertThat(new Equivalence(0.0, 0.95, 0.5, 0.0).isShown()).isTrue();
  }
}
