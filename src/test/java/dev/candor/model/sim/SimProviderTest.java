package dev.candor.model.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.ChatModelProvider;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SimProviderTest {

  private static final Environment EMPTY = variable -> Optional.empty();

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(ChatModelProvider.class).stream())
        .anyMatch(provider -> provider.type() == SimProvider.class);
    assertThat(new SimProvider().name()).isEqualTo("sim");
  }

  @Test
  void opensEveryOrganismThatItNames() {
    assertThat(SimProvider.organisms())
        .containsExactly(
            "alignment-faker",
            "steady-refuser",
            "helpful-only",
            "label-sensitive",
            "observer",
            "format-breaker",
            "rater-sycophant",
            "flagrant-faker")
        .allSatisfy(
            name ->
                assertThat(new SimProvider().open(ModelSpec.parse("sim:" + name), EMPTY))
                    .extracting(model -> model.defaultSeed().isPresent())
                    .isEqualTo(true));
  }

  @Test
  void unknownOrganismIsNamedWithTheNearestAndAllKnown() {
    assertThatThrownBy(() -> new SimProvider().open(ModelSpec.parse("sim:alignment-fakr"), EMPTY))
        .isInstanceOf(CandorException.class)
        .hasMessage(
            "candor.model: there is no model organism 'alignment-fakr'. Did you mean"
                + " 'sim:alignment-faker'? Known are alignment-faker, steady-refuser,"
                + " helpful-only, label-sensitive, observer, format-breaker, rater-sycophant,"
                + " flagrant-faker.");
  }

  @Test
  void nothingIsSuggestedWhereNothingIsNear() {
    assertThatThrownBy(() -> new SimProvider().open(ModelSpec.parse("sim:gpt"), EMPTY))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("'gpt'. Known are alignment-faker");
  }

  @Test
  void baseUrlIsRefused() {
    ModelSpec spec = ModelSpec.parse("sim:observer@http://localhost:1");
    assertThatThrownBy(() -> new SimProvider().open(spec, EMPTY))
        .isInstanceOf(CandorException.class)
        .hasMessageEndingWith("Write sim:observer.");
  }
}
