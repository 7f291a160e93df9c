package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertThat(Settling.of(table, halved, halved.high() / 3 * 1.0001, 4).furtherSamples())
        .hasValue(32);
    assertThat(Settling.of(table, halved, halved.high() / 3 * 0.9999, 4).furtherSamples())
        .hasValue(33);
  }

  @Test
  void samplesStopHelpingAtWhatVariesBetweenRequests() {
    PairedTable table = new PairedTable(0, 40, 40, 320);
    ConfidenceInterval one = TangoInterval.of(table, 0.95);
    // Factor 0.6 at two samples is a correlation of 0.2, so no width below sqrt(0.2) is reached.
    double share = Math.sqrt(0.6);
    ConfidenceInterval now = new ConfidenceInterval(one.low() * share, one.high() * share, 0.95);

    assertThat(Settling.of(table, now, one.high() * Math.sqrt(0.2) * 0.999, 2).furtherSamples())
        .isEmpty();
    assertThat(Settling.of(table, now, one.high() * Math.sqrt(0.3) * 1.0001, 2).furtherSamples())
        .hasValue(6);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    PairedDifference difference = SinglePairs.of(0, 2, 2, 30);
    assertThatIllegalArgumentException().isThrownBy(() -> Settling.of(difference, -1, 0.95));
    assertThatIllegalArgumentException().isThrownBy(() -> Settling.of(difference, 0.1, 95));
    assertThatIllegalArgumentException().isThrownBy(() -> Settling.of(difference, 0.1, 0.95, 0));
  }
}
