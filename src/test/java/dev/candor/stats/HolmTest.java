package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void multipliesTheSmallestMostAndKeepsTheOrder() {
    assertThat(Holm.adjust(0.04, 0.01, 0.03))
        .containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-15));
    assertThat(Holm.adjust(0.02)).containsExactly(0.02);
    assertThat(Holm.adjust()).isEmpty();
    assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1.0, 1.0);
  }

  @Test
  void reproducesTheDocumentedAdjustmentOfPingouin() {
    // The example of pingouin.holm; Vallat, Journal of Open Source Software 3 (2018) 1026.
    assertThat(Holm.adjust(0.50, 0.003, 0.32, 0.054, 0.0003))
        .containsExactly(new double[] {0.64, 0.012, 0.64, 0.162, 0.0015}, within(1e-12));
  }

  @Test
  void rejectsAsManyAsBonferroniAndHochbergInTheTrialOfThrombolysis() {
    // Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300, section
    // 4: of 15 p-values Bonferroni's and Hochberg's procedure both reject the smallest 3 at 0.05,
    // so that Holm's, which rejects no fewer than the one and no more than the other, does so too.
    double[] adjusted =
        Holm.adjust(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0000);
    assertThat(DoubleStream.of(adjusted).filter(p -> p <= 0.05)).hasSize(3);
    assertThat(adjusted[2]).isEqualTo(13 * 0.0019, within(1e-12));
  }

  @Property(tries = 300)
  void isNeverBelowTheRawPValueAndKeepsTheirOrder(
      @ForAll List<@DoubleRange(max = 1) @Scale(6) Double> given) {
    double[] raw = given.stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = Holm.adjust(raw);
    for (int i = 0; i < raw.length; i++) {
      assertThat(adjusted[i]).isBetween(raw[i], Math.min(1.0, Math.nextUp(raw.length * raw[i])));
      for (int j = 0; j < raw.length; j++) {
        if (raw[i] <= raw[j]) {
          assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
        }
      }
    }
  }

  @Test
  void refusesWhatIsNoPValue() {
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(0.5, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(-0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.adjust(Double.NaN));
  }
}
