package dev.candor.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers make of a key is masked like the key. */
class ApiKeyTest {

  private static final ApiKey KEY =
      ApiKey.find(variable -> Optional.of("canary/7f3a+9c5e21=="), List.of("THE_KEY"))
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {"canary/7f3a+9c5e21==", "canary%2F7f3a%2B9c5e21%3D%3D", "canary\\/7f3a+9c5e21=="})
  void isMaskedInEverySpellingThatServersUse(String spelling) {
    assertThat(KEY.mask("You sent " + spelling + ", I say")).isEqualTo("You sent ***, I say");
    assertThat(KEY.maskAnswer(spelling)).isEqualTo("***");
  }
}
