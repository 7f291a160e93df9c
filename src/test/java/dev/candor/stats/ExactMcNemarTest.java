package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExactMcNemarTest {

  @Test
  void reproducesTheResponseToConsolidationTherapy() {
    // Fagerland, Lydersen, Laake: Statistical Analysis of Contingency Tables (2017), chapter 8,
    // data of Cavo et al. (2012); value as tested in their R package contingencytables.
    assertThat(ExactMcNemar.pValue(6, 16)).isEqualTo(0.052479, Offset.offset(5e-7));
  }

  @Test
  void reproducesTheDoubledTailOfAirwayResponsiveness() {
    // Bentur et al. (2009) in Fagerland, Lydersen, Laake (2013): 2 (1 + 8) / 2^8.
    assertThat(ExactMcNemar.pValue(1, 7)).isCloseTo(18.0 / 256.0, withinPercentage(1e-12));
  }

  @Test
  void isOneWhereTheDiscordantPairsSayNothing() {
    assertThat(ExactMcNemar.pValue(0, 0)).isEqualTo(1.0);
    assertThat(ExactMcNemar.pValue(1, 0)).isEqualTo(1.0);
    assertThat(ExactMcNemar.pValue(17, 17)).isEqualTo(1.0);
    assertThat(ExactMcNemar.pValue(17, 18)).isEqualTo(1.0);
  }

  @Test
  void takesAsManyDiscordantPairsAsItCanCount() {
    assertThat(ExactMcNemar.pValue(Integer.MAX_VALUE / 2 + 1, Integer.MAX_VALUE / 2))
        .isEqualTo(1.0);
    assertThat(ExactMcNemar.pValue(Integer.MAX_VALUE, 0)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void neverReachesZero() {
    assertThat(ExactMcNemar.pValue(5_000, 0)).isEqualTo(Double.MIN_VALUE);
  }

  @Property(tries = 200)
  void equalsTheTailInExactArithmetic(
      @ForAll @IntRange(max = 900) int first, @ForAll @IntRange(max = 900) int second) {
    // Between 1e-300 and 1 a double keeps all its digits.
    double exact = exactPValue(first, second);
    if (exact > 1e-300) {
      assertThat(ExactMcNemar.pValue(first, second)).isCloseTo(exact, withinPercentage(1e-10));
    }
  }

  @Property
  void liesInItsRangeAndDoesNotDependOnTheDirection(
      @ForAll @LongRange(max = 3_000_000) long first,
      @ForAll @LongRange(max = 3_000_000) long second) {
    double p = ExactMcNemar.pValue(first, second);
    assertThat(p).isGreaterThan(0.0).isLessThanOrEqualTo(1.0);
    assertThat(ExactMcNemar.pValue(second, first)).isEqualTo(p);
  }

  @Test
  void refusesCountsOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExactMcNemar.pValue(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ExactMcNemar.pValue(0, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExactMcNemar.pValue(Integer.MAX_VALUE, 1))
        .withMessageContaining("2147483647");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExactMcNemar.pValue(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  private static double exactPValue(int first, int second) {
    int n = first + second;
    BigInteger coefficient = BigInteger.ONE;
    BigInteger tail = BigInteger.ONE;
    for (int k = 1; k <= Math.min(first, second); k++) {
      coefficient =
          coefficient.multiply(BigInteger.valueOf(n - k + 1)).divide(BigInteger.valueOf(k));
      tail = tail.add(coefficient);
    }
    BigDecimal all = new BigDecimal(BigInteger.TWO.pow(n));
    BigDecimal doubled = new BigDecimal(tail.shiftLeft(1));
    return Math.min(1.0, doubled.divide(all, MathContext.DECIMAL128).doubleValue());
  }
}
