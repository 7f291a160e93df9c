package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingSettingsTest {

  private static final SamplingSettings UNSEEDED =
      new SamplingSettings(1, 64, OptionalLong.empty());

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "42, 42",
    "2147483647, 2147483647",
    "-1, 0",
    "4294967296, 1",
    "9223372036854775807, 0"
  })
  void foldsASeedIntoWhatModelsTake(long seed, int folded) {
    assertThat(UNSEEDED.withSeed(seed).foldedSeed()).hasValue(folded);
  }

  @Test
  void changesNothingButWhatItIsToldTo() {
    SamplingSettings formed = UNSEEDED.withForm(Forms.VERDICT);

    assertThat(formed)
        .isEqualTo(new SamplingSettings(1, 64, OptionalLong.empty(), Optional.of(Forms.VERDICT)));
    assertThat(formed.withoutForm()).isEqualTo(UNSEEDED);
    assertThat(formed.withMaxTokens(7).withSeed(3))
        .isEqualTo(new SamplingSettings(1, 7, OptionalLong.of(3), Optional.of(Forms.VERDICT)));
  }

  @Test
  void foldsNoSeedIntoNone() {
    assertThat(UNSEEDED.foldedSeed()).isEmpty();
  }
}
