package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.config.CandorException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatModelsTest {

  private static final Environment EMPTY = variable -> Optional.empty();

  @ParameterizedTest
  @CsvSource({
    "opnai:gpt-4o, openai",
    "antropic:claude, anthropic",
    "olama:llama3, ollama",
    "reply:cassette.jsonl, replay"
  })
  void namesTheNearestProvider(String spec, String meant) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ChatModels.open(ModelSpec.parse(spec), EMPTY))
        .withMessageContaining("Did you mean '" + meant + "'?");
  }

  @Test
  void namesAllProvidersWhereNoneIsNear() {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ChatModels.open(ModelSpec.parse("carrier-pigeon:x"), EMPTY))
        .withMessageStartingWith(
            "Model carrier-pigeon:x: there is no provider 'carrier-pigeon'. Known providers are ")
        .withMessageContainingAll("anthropic", "demo", "google", "openai", "replay", "vllm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "replay:cassette.jsonl"})
  void leavesRecordingsToTheFloorsAbove(String spec) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ChatModels.open(ModelSpec.parse(spec), EMPTY))
        .withMessageContaining("is a recording");
  }

  @Test
  void knowsShortNamesAndRecordings() {
    assertThat(ChatModels.knownProviders())
        .contains("anthropic", "demo", "google", "ollama", "openai", "openrouter", "replay");
  }
}
