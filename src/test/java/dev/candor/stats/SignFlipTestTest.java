package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignFlipTestTest {

  /** Cross- minus self-fertilised height of Darwin's maize, in eighths of an inch. */
  private static final long[] MAIZE = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

  @Test
  void reproducesFishersMaize() {
    // The example of Fisher, The Design of Experiments (1935), section 21; written out, 1,726 of
    // the 32,768 sign patterns are at least as extreme.
    SignFlipTest test = SignFlipTest.of(MAIZE);
    assertThat(test.pValue()).isCloseTo(1_726.0 / 32_768.0, withinPercentage(1e-10));
    assertThat(test.exact()).isTrue();
    assertThat(test.draws()).isZero();
  }

  @Property(tries = 300)
  void equalsTheCountOverAllSignPatterns(
      @ForAll @Size(max = 11) List<@LongRange(min = -12, max = 12) Long> differences) {
    long[] array = differences.stream().mapToLong(Long::longValue).toArray();
    assertThat(SignFlipTest.of(array).pValue())
        .isCloseTo(enumerated(array), withinPercentage(1e-10));
  }

  @Property
  void equalsExactMcNemarOnBinaryDifferences(
      @ForAll @IntRange(max = 300) int plus,
      @ForAll @IntRange(max = 300) int minus,
      @ForAll @IntRange(max = 50) int zero) {
    long[] differences = new long[plus + minus + zero];
    Arrays.fill(differences, 0, plus, 1);
    Arrays.fill(differences, plus, plus + minus, -1);
    assertThat(SignFlipTest.of(differences).pValue())
        .isCloseTo(ExactMcNemar.pValue(plus, minus), withinPercentage(1e-9));
  }

  @Test
  void staysAccurateInTheFarTail() {
    long[] differences = new long[71];
    Arrays.fill(differences, 3);
    differences[0] = -3;
    assertThat(SignFlipTest.of(differences).pValue())
        .isCloseTo(6.098637220230962e-20, withinPercentage(1e-10));
  }

  @Test
  void isOneWithoutAnyDifference() {
    assertThat(SignFlipTest.of()).isEqualTo(new SignFlipTest(1.0, 0));
    assertThat(SignFlipTest.of(0, 0)).isEqualTo(new SignFlipTest(1.0, 0));
    assertThat(SignFlipTest.of(5, -2, -3)).isEqualTo(new SignFlipTest(1.0, 0));
    assertThat(SignFlipTest.sampled(0.0, 0.0).pValue()).isEqualTo(1.0);
  }

  @Test
  void neverReachesZero() {
    assertThat(SignFlipTest.of(LongStream.generate(() -> 1).limit(2_000).toArray()).pValue())
        .isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void samplesSignPatternsWhenTheExactDistributionTakesTooMuchTime() {
    // 2,000 sizes up to 1,000: some 5e5 sums, 1e9 updates.
    assertSampled(randomDifferences(2_000, 1_000));
  }

  @Test
  void samplesSignPatternsWhenTheExactDistributionTakesTooMuchSpace() {
    // 30 sizes up to 1e7: few updates per sum, but more than 4e6 sums.
    assertSampled(randomDifferences(30, 10_000_000));
  }

  @Test
  void dividesByTheCommonUnitFirst() {
    long[] inMillionths = LongStream.of(MAIZE).map(d -> d * 1_000_000_000L).toArray();
    assertThat(SignFlipTest.of(inMillionths)).isEqualTo(SignFlipTest.of(MAIZE));
  }

  @Test
  void samplingComesCloseToTheExactValueAndCountsTies() {
    SignFlipTest sampled =
        SignFlipTest.sampled(LongStream.of(MAIZE).mapToDouble(d -> d / 10.0).toArray());
    double exact = 1_726.0 / 32_768.0;
    double standardError = Math.sqrt(exact * (1 - exact) / sampled.draws());
    assertThat(sampled.exact()).isFalse();
    assertThat(sampled.pValue()).isEqualTo(exact, within(4 * standardError));
    // All of 2 x 0.1 + 0.2 and their like are ties: p is 1/4 only if rounding is forgiven.
    assertThat(SignFlipTest.sampled(0.1, 0.2, 0.3).pValue()).isEqualTo(0.25, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-40, 0x1p40})
  void samplingDoesNotDependOnTheUnit(double unit) {
    assertThat(SignFlipTest.sampled(0.1 * unit, 0.2 * unit, 0.3 * unit, -0.7 * unit))
        .isEqualTo(SignFlipTest.sampled(0.1, 0.2, 0.3, -0.7));
    assertThat(SignFlipTest.sampled(0.1 * unit, 0.2 * unit, 0.3 * unit).pValue())
        .isEqualTo(0.25, within(0.01));
  }

  @Test
  void samplingNeverClaimsMoreThanItsDrawsCanShow() {
    double[] ones = new double[100];
    Arrays.fill(ones, 1.0);
    SignFlipTest sampled = SignFlipTest.sampled(ones);
    assertThat(sampled.draws()).isEqualTo(99_999);
    assertThat(sampled.pValue()).isEqualTo(1e-5);
  }

  @Test
  void samplingDependsNeitherOnOrderNorOnDirection() {
    double[] differences = new Random(7).doubles(60, -0.4, 0.6).toArray();
    double[] turned = new double[differences.length];
    for (int i = 0; i < differences.length; i++) {
      turned[i] = -differences[differences.length - 1 - i];
    }
    SignFlipTest sampled = SignFlipTest.sampled(differences);
    assertThat(SignFlipTest.sampled(turned)).isEqualTo(sampled);
    assertThat(sampled.pValue()).isBetween(1e-5, 0.5);
  }

  @Test
  @Tag("simulation")
  void samplesLessOftenWhenThereAreManyDifferences() {
    double[] many = new Random(3).doubles(30_000, -1.0, 1.0).toArray();
    assertThat(SignFlipTest.sampled(many).draws()).isEqualTo(9_999);
  }

  @Test
  void tossesCoinsOfTheSameSizeSixtyFourAtATime() {
    // 2,100 words of coins a draw leave room for 28,557 draws; p is that of a normal sum.
    double[] ones = new double[134_400];
    Arrays.fill(ones, 1.0);
    Arrays.fill(ones, 0, 66_900, -1.0);
    SignFlipTest sampled = SignFlipTest.sampled(ones);
    double z = 599.0 / Math.sqrt(ones.length);
    assertThat(sampled.draws()).isEqualTo(28_557);
    assertThat(sampled.pValue())
        .isEqualTo(Erf.erfc(z / Math.sqrt(2.0)), within(4 * sampled.standardError()));
  }

  @Test
  void tellsItsMonteCarloError() {
    SignFlipTest quarter = new SignFlipTest(0.25, 10_000);
    assertThat(quarter.standardError()).isEqualTo(Math.sqrt(0.25 * 0.75) / 100.0);
    assertThat(quarter.description())
        .isEqualTo("sign-flip (10000 random draws, standard error of p 0.0043)");
    assertThat(new SignFlipTest(0.25, 0).standardError()).isZero();
    assertThat(new SignFlipTest(0.25, 0).description()).isEqualTo("exact sign-flip");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> SignFlipTest.sampled(0.5, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new SignFlipTest(0.0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SignFlipTest(1.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SignFlipTest(0.5, -1));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> SignFlipTest.of(Long.MAX_VALUE, 1));
  }

  private static void assertSampled(long[] differences) {
    SignFlipTest test = SignFlipTest.of(differences);
    assertThat(test.exact()).isFalse();
    assertThat(test.draws()).isGreaterThanOrEqualTo(9_999);
    assertThat(SignFlipTest.of(differences)).isEqualTo(test);
    double squares = LongStream.of(differences).mapToDouble(d -> (double) d * d).sum();
    double z = Math.abs(LongStream.of(differences).sum()) / Math.sqrt(squares);
    assertThat(test.pValue()).isEqualTo(Erf.erfc(z / Math.sqrt(2.0)), within(0.02));
  }

  private static long[] randomDifferences(int count, int largest) {
    Random random = new Random(count);
    return LongStream.generate(() -> random.nextInt(2 * largest) - largest + largest / 40)
        .limit(count)
        .toArray();
  }

  private static double enumerated(long[] differences) {
    long observed = Math.abs(LongStream.of(differences).sum());
    int patterns = 1 << differences.length;
    int hits = 0;
    for (int pattern = 0; pattern < patterns; pattern++) {
      long sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      hits += Math.abs(sum) >= observed ? 1 : 0;
    }
    return (double) hits / patterns;
  }
}
