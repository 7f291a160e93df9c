package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.config.CandorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSpecTest {

  @ParameterizedTest
  @CsvSource({
    "openai:gpt-4o, openai, gpt-4o, ''",
    "ollama:llama3:8b, ollama, llama3:8b, ''",
    "vertex:claude@20240620, vertex, claude@20240620, ''",
    "gguf:/models/what?#1.gguf, gguf, /models/what?#1.gguf, ''",
    "gguf:C:/models/tiny.gguf, gguf, C:/models/tiny.gguf, ''",
    "openai:x@http://localhost:1/v1, openai, x, http://localhost:1/v1",
    "openai:x@2@https://[::1]:1/v1, openai, x@2, https://[::1]:1/v1"
  })
  void readsProviderNameAndBase(String text, String provider, String name, String base) {
    ModelSpec spec = ModelSpec.parse(" " + text + " ");

    assertThat(spec.provider()).isEqualTo(provider);
    assertThat(spec.name()).isEqualTo(name);
    assertThat(spec.base()).isEqualTo(base);
    assertThat(spec).hasToString(text);
  }

  @Test
  void readsTheDemo() {
    assertThat(ModelSpec.parse("demo")).hasToString("demo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai:x@http://bob:hunter2@localhost:1/v1",
        "openai:x@http://hunter2@localhost",
        "openai:x@https://bob:hunter2@http://localhost",
        "openai:x@http://bob:hun/hunter2@localhost",
        "openai:x@http://localhost:1/v1?api_key=hunter2",
        "openai:x@http://localhost:1/v1#hunter2",
        "openai:x@http://localhost?api_key=hunter2@http://localhost"
      })
  void refusesABaseThatCarriesASecretWithoutQuotingIt(String text) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ModelSpec.parse(text))
        .withMessageContaining("after @")
        .withMessageContaining("environment variable")
        .satisfies(ModelSpecTest::quotesNothing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai:http://bob:hunter2@localhost/v1",
        "openai:x@HTTPS://bob:hunter2@localhost/v1",
        "openai:x@http:/bob:hunter2@localhost/v1",
        "openai:x@ http://bob:hunter2@localhost/v1",
        "openai:x@http://localhost?api_key=my hunter2",
        "openai:x@ftp://bob:hunter2@localhost/v1",
        "http://bob:hunter2@localhost/v1"
      })
  void takesNoUrlForANameAndQuotesNothingOfIt(String text) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ModelSpec.parse(text))
        .withMessageContaining("provider:name[@base-url]")
        .satisfies(ModelSpecTest::quotesNothing);
  }

  @ParameterizedTest
  @CsvSource({
    "OpenAI:x@http://bob:hunter2@localhost/v1, OpenAI:x@http://***",
    "OpenAI:x@HTTP:/bob:hunter2@localhost/v1, OpenAI:x@HTTP:/***",
    "://hunter2, ://***",
    "'openai:x@http://localhost\n/hunter2', openai:x@http://***",
    "gpt-4o, gpt-4o"
  })
  void quotesWhatIsNoSpecUpToItsAddress(String text, String quoted) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ModelSpec.parse(text))
        .withMessageStartingWith("candor.model: '" + quoted + "' is not a model spec. ")
        .satisfies(ModelSpecTest::quotesNothing);
  }

  private static void quotesNothing(CandorException refusal) {
    assertThat(refusal.getMessage()).doesNotContain("hunter2", "bob");
  }
}
