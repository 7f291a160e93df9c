package dev.candor.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.config.CandorException;
import dev.candor.model.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  private static final String OWN = "https://api.acme.test/v1";

  @Test
  void isTheProvidersOwnWhereTheSpecNamesNone() {
    assertThat(BaseUrl.of(new ModelSpec("echo", "acme-7", ""), OWN)).hasToString(OWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:secret@127.0.0.1/v1",
        "http://secret@127.0.0.1/v1",
        "http://127.0.0.1/v1?key=secret",
        "http://127.0.0.1/v1#secret",
        "http://secret:port/v1"
      })
  void refusesASecretInASpecThatWasNeverParsed(String address) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> BaseUrl.of(new ModelSpec("echo", "acme-7", address), OWN))
        .withMessageContaining("model echo:acme-7 is not a base URL")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }
}
