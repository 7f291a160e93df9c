package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
