package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final Environment PLAIN = variable -> Optional.of("the " + variable);

  @Test
  void letsACallTakeTenMinutes() {
    assertThat(PLAIN.callTimeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void keepsItsVariablesUnderAnotherLimit() {
    Environment hurried = PLAIN.withCallTimeout(Duration.ofSeconds(30));

    assertThat(hurried.callTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(hurried.get("KEY")).contains("the KEY");
  }

  @Test
  void refusesALimitThatNoCallKeeps() {
    assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.withCallTimeout(Duration.ZERO));
  }
}
