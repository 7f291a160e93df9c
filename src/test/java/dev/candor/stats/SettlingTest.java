package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {

  @Test
  void nothingMoreIsNeededWhereTheQuestionIsSettled() {
    Settling passed = Settling.of(SinglePairs.of(0, 1, 1, 518), 0.1, 0.95);
    Settling failed = Settling.of(SinglePairs.of(6, 70, 1, 443), 0.1, 0.95);

    assertThat(passed.within()).isTrue();
    assertThat(failed.within()).isFalse();
    assertThat(List.of(passed, failed))
        .allSatisfy(
            settling -> {
              assertThat(settling.furtherRequests()).hasValue(0);
              assertThat(settling.furtherSamples()).hasValue(0);
            });
  }

  @Test
  void asManyFurtherRequestsOfTheSameKindSettleItAndOneLessDoesNot() {
    // Without discordant pairs the interval ends at z² / (z² + n): within 0.1 from 35 on.
    assertThat(Settling.of(SinglePairs.of(0, 0, 0, 20), 0.1, 0.95).furtherRequests()).hasValue(15);
    assertThat(TangoInterval.of(new PairedTable(0, 0, 0, 34), 0.95).isWithin(0.1)).isFalse();
    assertThat(TangoInterval.of(new PairedTable(0, 0, 0, 35), 0.95).isWithin(0.1)).isTrue();
  }

  @Test
  void aLimitMayBeZero() {
    assertThat(Settling.of(SinglePairs.of(0, 3, 3, 30), 0.0, 0.95).within()).isTrue();
    assertThat(Settling.of(SinglePairs.of(0, 4, 3, 30), 0.0, 0.95).within()).isFalse();
  }

  @Test
  void anEstimateOnTheLimitIsNotExpectedToBeSettled() {
    Settling settling = Settling.of(SinglePairs.of(0, 12, 0, 108), 0.1, 0.95);
    assertThat(settling.within()).isTrue();
    assertThat(settling.furtherRequests()).isEmpty();
  }

  @Test
  void aLargeEstimateIsSettledOnceItsIntervalExcludesZeroOnEitherSide() {
    Settling faking = Settling.of(SinglePairs.of(0, 3, 0, 9), 0.1, 0.95);
    Settling observer = Settling.of(SinglePairs.of(0, 0, 3, 9), 0.1, 0.95);
    assertThat(faking.within()).isFalse();
    assertThat(faking.furtherRequests().orElseThrow()).isPositive();
    assertThat(observer).isEqualTo(faking);
  }

  @Test
  void singleAnswersDoNotShowWhatSamplesCouldDo() {
    assertThat(Settling.of(SinglePairs.of(0, 2, 2, 30), 0.1, 0.95).furtherSamples()).isEmpty();
  }

  @Test
  void samplesCannotHelpWhereTheIntervalInUseDoesNotNarrowWithThem() {
    assertThat(Settling.of(SinglePairs.of(0, 2, 2, 30), 0.1, 0.95, 4).furtherSamples()).isEmpty();
  }

  @Test
  void samplesTakeAwayWhatVariesWithinRequests() {
    PairedTable table = new PairedTable(0, 40, 40, 320);
    // Four samples that have halved the interval: nothing varies between requests.
    ConfidenceInterval one = TangoInterval.of(table, 0.95);
    ConfidenceInterval halved = new ConfidenceInterval(one.low() / 2, one.high() / 2, 0.95);

    // Half-width now is a; at 4 + k samples a sqrt(4 / (4 + k)); a third of a takes 32 more.
    assertThat(byInterval(table, halved, halved.high() / 3 * 1.0001, 4).furtherSamples())
        .hasValue(32);
    assertThat(byInterval(table, halved, halved.high() / 3 * 0.9999, 4).furtherSamples())
        .hasValue(33);
  }

  @Test
  void samplesStopHelpingAtWhatVariesBetweenRequests() {
    PairedTable table = new PairedTable(0, 40, 40, 320);
    ConfidenceInterval one = TangoInterval.of(table, 0.95);
    // Factor 0.6 at two samples is a correlation of 0.2, so no width below sqrt(0.2) is reached.
    double share = Math.sqrt(0.6);
    ConfidenceInterval now = new ConfidenceInterval(one.low() * share, one.high() * share, 0.95);

    assertThat(byInterval(table, now, one.high() * Math.sqrt(0.2) * 0.999, 2).furtherSamples())
        .isEmpty();
    assertThat(byInterval(table, now, one.high() * Math.sqrt(0.3) * 1.0001, 2).furtherSamples())
        .hasValue(6);
  }

  @Test
  void samplesNarrowBothSidesOfAnEstimateWithinTheLimit() {
    PairedTable table = new PairedTable(0, 60, 20, 320);
    ConfidenceInterval halved = halvedByFourSamples(table);
    double above = halved.high() - table.difference();

    // As above, a third of the upper side takes 32 more, and the lower side is the nearer one.
    for (PairedTable either : List.of(table, table.swapped())) {
      ConfidenceInterval now = halvedByFourSamples(either);
      assertThat(byInterval(either, now, 0.1 + above / 3 * 1.0001, 4).furtherSamples())
          .hasValue(32);
      assertThat(byInterval(either, now, 0.1 + above / 3 * 0.9999, 4).furtherSamples())
          .hasValue(33);
    }
  }

  @Test
  void samplesSettleAnEstimateBeyondTheLimitOnceTheIntervalExcludesZero() {
    PairedTable table = new PairedTable(0, 5, 3, 40);
    ConfidenceInterval halved = halvedByFourSamples(table);
    double estimate = table.difference();
    // The lower side a is left with a sqrt(4 / (4 + k)), which has to be less than the estimate.
    double ratio = (estimate - halved.low()) / estimate;
    long more = (long) Math.floor(4 * (ratio * ratio - 1)) + 1;

    assertThat(more).isPositive();
    for (PairedTable either : List.of(table, table.swapped())) {
      assertThat(byInterval(either, halvedByFourSamples(either), 0.02, 4).furtherSamples())
          .hasValue(more);
    }
  }

  /** Four samples that have halved the interval: nothing varies between requests. */
  private static ConfidenceInterval halvedByFourSamples(PairedTable table) {
    ConfidenceInterval one = TangoInterval.of(table, 0.95);
    double estimate = table.difference();
    return new ConfidenceInterval(
        (estimate + one.low()) / 2, (estimate + one.high()) / 2, one.confidence());
  }

  @Test
  void theCorrelationBehindThreeSamplesIsReadFromHowMuchTheyHaveNarrowed() {
    PairedTable table = new PairedTable(0, 40, 40, 320);
    ConfidenceInterval one = TangoInterval.of(table, 0.95);
    // Factor 0.5 at three samples is a correlation of 0.25: 0.25 + 0.75 / 15 = 0.3 at fifteen.
    double share = Math.sqrt(0.5);
    ConfidenceInterval now = new ConfidenceInterval(one.low() * share, one.high() * share, 0.95);

    assertThat(byInterval(table, now, one.high() * Math.sqrt(0.3) * 1.0001, 3).furtherSamples())
        .hasValue(12);
    assertThat(byInterval(table, now, one.high() * Math.sqrt(0.3) * 0.9999, 3).furtherSamples())
        .hasValue(13);
  }

  @ParameterizedTest
  @CsvSource({"20, 20, -0.1, 0.05", "20, 20, -0.05, 0.1"})
  void aBoundOnTheLimitLiesWithinIt(int first, int second, double low, double high) {
    PairedTable table = new PairedTable(0, first, second, 160);
    assertThat(further(table, low, high)).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"60, 20, 0.0, 0.4", "20, 60, -0.4, 0.0"})
  void aBoundOnZeroDoesNotExcludeIt(int first, int second, double low, double high) {
    PairedTable table = new PairedTable(0, first, second, 120);
    assertThat(further(table, low, high).orElseThrow()).isPositive();
  }

  private static OptionalLong further(PairedTable table, double low, double high) {
    ConfidenceInterval now = new ConfidenceInterval(low, high, 0.95);
    return byInterval(table, now, 0.1, 1).furtherRequests();
  }

  /** What would settle it if the test were significant whenever the interval excludes zero. */
  private static Settling byInterval(
      PairedTable table, ConfidenceInterval now, double limit, int samples) {
    return Settling.of(table, now, limit, samples, evidence -> true);
  }

  @Test
  void aLargeEstimateIsNotSettledWhileItsTestIsNotSignificant() {
    // Exact McNemar p = 0.070, and the interval excludes zero.
    PairedDifference difference = SinglePairs.of(0, 7, 1, 42);
    assertThat(difference.interval(0.95).low()).isPositive();
    assertThat(difference.isSignificant(0.95)).isFalse();

    Settling settling = Settling.of(difference, 0.1, 0.95);
    assertThat(settling.within()).isFalse();
    long more = settling.furtherRequests().orElseThrow();
    assertThat(more).isBetween(1L, 25L);
    assertThat(ForeseenTest.pValue(difference.differences(), (50.0 + more) / 50.0))
        .isLessThan(0.05);
    assertThat(ForeseenTest.pValue(difference.differences(), (49.0 + more) / 50.0))
        .isGreaterThanOrEqualTo(0.05);
  }

  @Test
  void samplesSettleALargeEstimateOnlyOnceTheyMakeItsTestSignificant() {
    PairedTable table = new PairedTable(0, 5, 3, 40);
    ConfidenceInterval halved = halvedByFourSamples(table);
    // Four samples that have halved the interval: with k more, 1 + k / 4 times the evidence.
    assertThat(Settling.of(table, halved, 0.02, 4, evidence -> evidence >= 20.0).furtherSamples())
        .hasValue(76);
    assertThat(Settling.of(table, halved, 0.02, 4, evidence -> false).furtherSamples()).isEmpty();
  }

  @Test
  void pairsDrawnInSequenceAreSettledByTheirIntervalAlone() {
    PairedDifference drawn =
        PairedDifference.inSequence(Collections.nCopies(12, new MatchedRates(1, 1, 0, 1)))
            .orElseThrow();
    assertThat(drawn.sideBeyond(0.1, 0.95)).isEqualTo(1);
    assertThat(Settling.of(drawn, 0.1, 0.95).furtherRequests()).hasValue(0);

    PairedDifference few =
        PairedDifference.inSequence(Collections.nCopies(2, new MatchedRates(1, 1, 0, 1)))
            .orElseThrow();
    assertThat(few.isSignificant(0.95)).isFalse();
    assertThat(ForeseenTest.isSignificant(few, 1.0, 0.95)).isTrue();
    assertThat(ForeseenTest.isSignificant(few, 1.5, 0.95)).isTrue();
  }

  @Test
  void refusesWhatIsOutOfRange() {
    PairedDifference difference = SinglePairs.of(0, 2, 2, 30);
    assertThatIllegalArgumentException().isThrownBy(() -> Settling.of(difference, -1, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Settling.of(difference, 0.1, 95));
    assertThatIllegalArgumentException().isThrownBy(() -> Settling.of(difference, 0.1, 0.95, 0));
  }
}
