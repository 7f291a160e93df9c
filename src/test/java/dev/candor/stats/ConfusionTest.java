package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  @Test
  void sharesAreOfWhatTheirNameSays() {
    Confusion confusion = new Confusion(30, 10, 5, 55);
    assertThat(confusion.answers()).isEqualTo(100);
    assertThat(confusion.positives()).isEqualTo(40);
    assertThat(confusion.negatives()).isEqualTo(60);
    assertThat(confusion.precision()).hasValue(new Rate(30, 35));
    assertThat(confusion.recall()).hasValue(new Rate(30, 40));
    assertThat(confusion.falsePositiveRate()).hasValue(new Rate(5, 60));
    assertThat(confusion.falseNegativeRate()).hasValue(new Rate(10, 40));
  }

  @Test
  void aShareOfNothingIsEmpty() {
    Confusion neverYes = new Confusion(0, 3, 0, 7);
    assertThat(neverYes.precision()).isEmpty();
    assertThat(neverYes.recall()).hasValue(new Rate(0, 3));

    Confusion noneToFind = new Confusion(0, 0, 2, 8);
    assertThat(noneToFind.recall()).isEmpty();
    assertThat(noneToFind.falseNegativeRate()).isEmpty();
    assertThat(noneToFind.precision()).hasValue(new Rate(0, 2));

    assertThat(new Confusion(4, 1, 0, 0).falsePositiveRate()).isEmpty();
  }

  @Test
  void kappaReadsItsTable() {
    // 0.85 observed, 0.4 * 0.35 + 0.6 * 0.65 = 0.53 by chance.
    assertThat(CohenKappa.of(new Confusion(30, 10, 5, 55).table()).orElseThrow().kappa())
        .isEqualTo(0.32 / 0.47, within(1e-12));
  }

  @Property(tries = 200)
  void theIntervalOfARateHoldsItAndStaysWithinZeroAndOne(
      @ForAll @IntRange(max = 500) int hits,
      @ForAll @IntRange(min = 1, max = 500) int others,
      @ForAll @DoubleRange(min = 0.01, max = 0.999) @Scale(3) double confidence) {
    Rate rate = new Rate(hits, hits + others);
    ConfidenceInterval interval = rate.interval(confidence);
    assertThat(interval.contains(rate.value())).isTrue();
    assertThat(List.of(interval.low(), interval.high()))
        .allSatisfy(bound -> assertThat(bound).isBetween(0.0, 1.0));
  }

  @Test
  void refusesCountsOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Confusion(-1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Confusion(0, 0, 0, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confusion(Integer.MAX_VALUE, 1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, 2).interval(95));
  }
}
