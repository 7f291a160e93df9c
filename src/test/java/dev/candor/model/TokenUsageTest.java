package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenUsageTest {

  @Test
  void addsUpEveryKindOfToken() {
    assertThat(new TokenUsage(10, 2, 3, 4).plus(new TokenUsage(100, 20, 30, 40)))
        .isEqualTo(new TokenUsage(110, 22, 33, 44));
  }

  @Test
  void cachesNothingUnlessToldOtherwise() {
    assertThat(new TokenUsage(10, 2)).isEqualTo(new TokenUsage(10, 2, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 0", "0, -1, 0, 0", "5, 0, -1, 0", "5, 0, 0, -1", "5, 0, 3, 3"})
  void refusesCountsThatContradictEachOther(long input, long output, long cached, long written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenUsage(input, output, cached, written));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2, 3, 4, 10, 2, 3, 4",
    "10, 2, 13, 4, 10, 2, 10, 0",
    "10, 2, 7, 4, 10, 2, 7, 3",
    "-10, -2, -3, -4, 0, 0, 0, 0",
    "9223372036854775807, 1, 9223372036854775807, 1, 1000000000000, 1, 1000000000000, 0"
  })
  void makesAReportConsistent(
      long input, long output, long cached, long written, long i, long o, long c, long w) {
    assertThat(TokenUsage.ofReport(input, output, cached, written))
        .isEqualTo(new TokenUsage(i, o, c, w));
  }
}
