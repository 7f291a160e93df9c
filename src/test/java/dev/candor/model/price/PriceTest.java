package dev.candor.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.candor.model.TokenUsage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

  private static final Price PRICE = new Price(3, 0.3, 3.75, 15);

  @Test
  void chargesEveryKindOfTokenAtItsOwnRate() {
    TokenUsage usage = new TokenUsage(10_000, 2_000, 7_000, 1_000);

    // 2,000 plain, 7,000 from the cache, 1,000 into it, 2,000 written
    assertThat(PRICE.usd(usage)).isEqualTo(0.006 + 0.0021 + 0.00375 + 0.03, within(1e-12));
  }

  @Test
  void costsNothingForNothing() {
    assertThat(PRICE.usd(TokenUsage.NONE)).isZero();
    assertThat(Price.FREE.worstCase(1_000_000, 4096)).isZero();
  }

  @Test
  void takesEveryByteForATokenAtTheDearestRateAtWorst() {
    assertThat(PRICE.worstCase(744, 100)).isEqualTo((1000 * 3.75 + 100 * 15) / 1e6, within(1e-12));
  }

  @Property
  void neverCostsMoreThanTheWorstCase(
      @ForAll @DoubleRange(max = 200) double input,
      @ForAll @DoubleRange(max = 200) double cachedInput,
      @ForAll @DoubleRange(max = 200) double cacheWrite,
      @ForAll @IntRange(max = 20_000) int promptBytes,
      @ForAll @IntRange(max = 20_000) int cached,
      @ForAll @IntRange(max = 20_000) int written,
      @ForAll @IntRange(min = 1, max = 5_000) int maxTokens) {
    Price price = new Price(input, cachedInput, cacheWrite, 10);
    TokenUsage usage = TokenUsage.ofReport(promptBytes, maxTokens, cached, written);

    assertThat(price.usd(usage)).isLessThanOrEqualTo(price.worstCase(promptBytes, maxTokens));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
  void isNeverNegativeNorEndless(double dollars) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Price(1, 1, 1, dollars));
  }
}
