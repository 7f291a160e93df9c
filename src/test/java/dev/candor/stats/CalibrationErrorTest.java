package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

  @Test
  void averagesTheDistancesOfBinsByTheirSizes() {
    // (0.6, 0.8]: mean 0.75, half came true, 4 of 5; (0.0, 0.2]: 0.1, none, 1 of 5.
    double[] probabilities = {0.7, 0.7, 0.8, 0.8, 0.1};
    boolean[] truths = {true, false, true, false, false};
    assertThat(CalibrationError.of(probabilities, truths, 5).orElseThrow())
        .isEqualTo(0.8 * 0.25 + 0.2 * 0.1, within(1e-12));
  }

  @Test
  void aProbabilityOnABorderBelongsToTheLowerBin() {
    // The tenths end bins: (0.1, 0.2] and (0.2, 0.3], where 0.25 is as well.
    double[] probabilities = {0.2, 0.3};
    boolean[] truths = {false, true};
    assertThat(CalibrationError.of(probabilities, truths).orElseThrow())
        .isEqualTo((0.2 + 0.7) / 2, within(1e-12));
    assertThat(CalibrationError.of(new double[] {0.25, 0.3}, truths).orElseThrow())
        .isEqualTo(0.45 / 2, within(1e-12));
  }

  @Property(tries = 200)
  void certaintyIsWrongAsOftenAsItErrs(
      @ForAll @NotEmpty List<Boolean> said, @ForAll @IntRange(min = 2, max = 30) int bins) {
    double[] probabilities = said.stream().mapToDouble(yes -> yes ? 1.0 : 0.0).toArray();
    boolean[] right = new boolean[probabilities.length];
    boolean[] wrong = new boolean[probabilities.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = said.get(i);
      wrong[i] = !right[i];
    }
    assertThat(CalibrationError.of(probabilities, right, bins)).hasValue(0.0);
    assertThat(CalibrationError.of(probabilities, wrong, bins)).hasValue(1.0);
  }

  @Property(tries = 200)
  void moreBinsNeverHideWhatFewerShow(
      @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1) Double> all) {
    double[] probabilities = all.stream().mapToDouble(p -> p).toArray();
    boolean[] truths = new boolean[probabilities.length];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = i % 2 == 0;
    }
    double coarse = CalibrationError.of(probabilities, truths, 4).orElseThrow();
    double fine = CalibrationError.of(probabilities, truths, 16).orElseThrow();
    assertThat(coarse).isLessThanOrEqualTo(fine + 1e-12);
    assertThat(fine).isBetween(0.0, 1.0);
  }

  @Test
  void isEmptyWithoutProbabilitiesAndRefusesWhatIsNone() {
    assertThat(CalibrationError.of(new double[0], new boolean[0])).isEmpty();
    boolean[] one = {true};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationError.of(new double[] {1.1}, one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationError.of(new double[] {-0.1}, one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationError.of(new double[] {Double.NaN}, one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationError.of(new double[] {0.5, 0.5}, one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationError.of(new double[] {0.5}, one, 0));
  }
}
