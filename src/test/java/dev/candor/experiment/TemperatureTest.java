package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TemperatureTest {

  @Test
  void namesAnExperimentOnlyWhereARunHasSeveral() {
    assertThat(Temperature.of(0.5).name("s")).isEqualTo("s");
    assertThat(Temperature.UNKNOWN.name("s")).isEqualTo("s");
    assertThat(Temperature.all(List.of(0.7))).extracting(one -> one.name("s")).containsExactly("s");
    assertThat(Temperature.all(List.of(0.0, 0.25, 1.0, 1e-7)))
        .extracting(one -> one.name("s"))
        .containsExactly(
            "s at temperature 0",
            "s at temperature 0.25",
            "s at temperature 1",
            "s at temperature 0.0000001");
  }

  @Test
  void anotherRunContinuesWhatSamplesAlikeOrIsAlone() {
    Temperature cold = Temperature.all(List.of(0.0, 1.0)).get(0);
    Temperature warm = Temperature.all(List.of(0.0, 1.0)).get(1);

    assertThat(Temperature.of(1).continues(Temperature.of(0))).isTrue();
    assertThat(Temperature.of(1).continues(Temperature.UNKNOWN)).isTrue();
    assertThat(Temperature.of(1).continues(warm)).isTrue();
    assertThat(Temperature.of(1).continues(cold)).isFalse();
    assertThat(warm.continues(cold)).isFalse();
    assertThat(warm.continues(Temperature.UNKNOWN)).isFalse();
  }

  @Test
  void refusesWhatIsNoTemperature() {
    assertThatThrownBy(() -> Temperature.of(-0.1)).hasMessageContaining("no temperature");
    assertThatThrownBy(() -> Temperature.of(Double.NaN)).hasMessageContaining("no temperature");
    assertThatThrownBy(() -> Temperature.of(1 / 0.0)).hasMessageContaining("no temperature");
    assertThatThrownBy(() -> new Temperature(OptionalDouble.empty(), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
