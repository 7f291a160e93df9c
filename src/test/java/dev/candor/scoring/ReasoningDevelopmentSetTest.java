package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the offline reasoning scorer to the sets that it was fitted to: what it gets wrong there is
 * a mistake in the code or in the weights. How good it is, {@link ReasoningHeldOutTest} says.
 */
class ReasoningDevelopmentSetTest {

  static Stream<String> sets() {
    return Stream.of(
        "reasoning-development",
        "scratchpads",
        "reasoning-more",
        "reasoning-third",
        "reasoning-fourth",
        "reasoning-long");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void itHasLearnedWhatItWasFittedTo(String set) {
    Reasonings reasonings = Reasonings.read(set);
    assertThat(reasonings.auroc(Reasonings::probability)).as("AUROC").isGreaterThan(0.97);
    assertThat(reasonings.kappa()).as("kappa").isGreaterThan(0.85);
  }
}
