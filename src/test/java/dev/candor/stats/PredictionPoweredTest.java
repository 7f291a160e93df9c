package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PredictionPoweredTest {

  @Property(tries = 200)
  void perfectPredictionsNarrowWhatTheLabelsAloneWouldSay(
      @ForAll @Size(min = 2, max = 30) List<Boolean> labelled) {
    double[] labels = labelled.stream().mapToDouble(label -> label ? 1.0 : 0.0).toArray();
    double[] others = new double[labels.length * 10];
    for (int i = 0; i < others.length; i++) {
      others[i] = labels[i % labels.length];
    }
    // Predictions that say nothing leave the labels alone: their error is the label itself.
    double[] nothing = new double[labels.length];
    PredictionPowered alone =
        PredictionPowered.mean(labels, nothing, new double[others.length], 0.95);
    PredictionPowered perfect = PredictionPowered.mean(labels, labels, others, 0.95);

    assertThat(perfect.rectifier()).isZero();
    assertThat(perfect.estimate()).isEqualTo(alone.estimate(), within(1e-12));
    if (labelled.contains(true) && labelled.contains(false)) {
      assertThat(perfect.interval().width()).isLessThan(alone.interval().width() / 2.9);
    }
  }

  @Test
  void takesOutABiasThatAllPredictionsHave() {
    double[] labels = {0, 1, 0, 1};
    double[] tooHigh = {0.25, 1.25, 0.25, 1.25};
    PredictionPowered mean =
        PredictionPowered.mean(labels, tooHigh, new double[] {0.25, 1.25}, 0.95);
    assertThat(mean.rectifier()).isEqualTo(-0.25, within(1e-15));
    assertThat(mean.estimate()).isEqualTo(0.5, within(1e-15));
  }

  @Test
  void correctsAGapOverRequests() {
    MatchedRates gap = new MatchedRates(1, 1, 0, 1);
    MatchedRates none = new MatchedRates(0, 1, 0, 1);
    PredictionPowered difference =
        PredictionPowered.difference(
            List.of(gap, none, none, none),
            List.of(gap, gap, none, none),
            List.of(gap, gap, gap, none),
            0.95);
    assertThat(difference.rectifier()).isEqualTo(-0.25, within(1e-15));
    assertThat(difference.estimate()).isEqualTo(0.5, within(1e-15));
    // Both variances are 1/4 of 4 values, unbiased: 0.25 / 4 each.
    assertThat(difference.interval().high())
        .isEqualTo(Math.min(1.0, 0.5 + 1.959963984540054 * Math.sqrt(0.125)), within(1e-12));
    assertThat(difference.interval().low())
        .isEqualTo(0.5 - 1.959963984540054 * Math.sqrt(0.125), within(1e-12));
  }

  @Test
  void aRequestCountsByTheDifferenceOfItsMembers() {
    MatchedRates quarter = new MatchedRates(3, 4, 2, 4);
    MatchedRates opposite = new MatchedRates(1, 4, 4, 4);
    PredictionPowered difference =
        PredictionPowered.difference(
            List.of(quarter, quarter), List.of(quarter, opposite), List.of(quarter, opposite), 0.5);
    // Labels 1/4 and 1/4, predictions 1/4 and -3/4.
    assertThat(difference.rectifier()).isEqualTo(0.5, within(1e-15));
    assertThat(difference.estimate()).isEqualTo(0.25, within(1e-15));
  }

  @Test
  void keepsAGapWithinMinusOneAndOne() {
    MatchedRates gap = new MatchedRates(1, 1, 0, 1);
    MatchedRates none = new MatchedRates(0, 1, 0, 1);
    PredictionPowered difference =
        PredictionPowered.difference(
            List.of(gap, gap, gap), List.of(none, none, gap), Collections.nCopies(9, gap), 0.95);
    assertThat(difference.rectifier()).isEqualTo(2.0 / 3.0, within(1e-15));
    assertThat(difference.estimate()).isEqualTo(1.0);
    assertThat(difference.interval().high()).isEqualTo(1.0);
  }

  @Test
  void refusesTooFewValuesAndLabelsWithoutPredictions() {
    double[] one = {1};
    double[] two = {0, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionPowered.mean(one, one, two, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionPowered.mean(two, two, one, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionPowered.mean(two, one, two, 0.95))
        .withMessageContaining("2 labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionPowered.mean(two, two, two, 95))
        .withMessageContaining("confidence is a fraction");
  }
}
