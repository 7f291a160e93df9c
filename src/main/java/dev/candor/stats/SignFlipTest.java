package dev.candor.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.hipparchus.util.ArithmeticUtils;

/**
 * The paired permutation test: could the differences as well have the opposite sign?
 *
 * <p>If the two members of every pair are exchangeable, each difference keeps its size and takes
 * either sign with probability 1/2. The two-sided p-value is the probability that the sum of the
 * differences is then at least as large in size as the observed one. Where all differences are -1,
 * 0 or 1 this is {@link ExactMcNemar}. Source: Fisher, The Design of Experiments (1935), section
 * 21. The correction of the sampled p-value: Phipson and Smyth, Statistical Applications in
 * Genetics and Molecular Biology 9 (2010) article 39.
 *
 * @param pValue two-sided p-value in (0, 1]; {@link Double#MIN_VALUE} where the true value is too
 *     small for a double
 * @param draws number of random sign patterns behind the p-value; 0 if it is exact
 */
public record SignFlipTest(double pValue, int draws) {

  static final long MOST_UPDATES = 200_000_000;
  static final long MOST_WORDS = 60_000_000;
  static final long MOST_CELLS = 4_000_000;
  private static final int MOST_DRAWS = 99_999;
  private static final int LEAST_DRAWS = 9_999;
  private static final long SEED = 0x5EED_CA4D_0000_0001L;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the p-value is not in (0, 1] or the draws are negative
   */
  public SignFlipTest {
    if (!(pValue > 0.0 && pValue <= 1.0) || draws < 0) {
      throw new IllegalArgumentException(
          "a p-value lies in (0, 1] and draws are never negative, not %s and %d"
              .formatted(pValue, draws));
    }
  }

  /** Whether all sign patterns were counted, not only a random sample of them. */
  public boolean exact() {
    return draws == 0;
  }

  /**
   * The Monte Carlo error: standard error of {@link #pValue()} as an estimate of the exact p-value,
   * sqrt(p (1 - p) / draws), the binomial one; 0 if the p-value is exact.
   */
  public double standardError() {
    return exact() ? 0.0 : Math.sqrt(pValue * (1.0 - pValue) / draws);
  }

  /** Name of the test with, where it was sampled, its draws and the standard error of p. */
  public String description() {
    return exact()
        ? "exact sign-flip"
        : String.format(
            Locale.ROOT,
            "sign-flip (%d random draws, standard error of p %.2g)",
            draws,
            standardError());
  }

  /**
   * Tests whole-numbered differences, exactly where that is cheap enough.
   *
   * <p>The exact distribution takes (number of non-zero differences) x T updates and 8 T bytes,
   * where T is half of (sum of sizes - size of sum) after division by the greatest common divisor.
   * Beyond 2e8 updates (some tenths of a second) or 4e6 cells (32 MB), sign patterns are sampled
   * instead, with a fixed seed, so that the same differences always give the same p-value.
   *
   * @param differences one difference per pair, in any common unit
   * @throws ArithmeticException if the sizes add up to more than a {@code long} holds
   */
  public static SignFlipTest of(long... differences) {
    long[] sizes = LongStream.of(differences).filter(d -> d != 0).map(Math::absExact).toArray();
    long total = Arrays.stream(sizes).reduce(0, Math::addExact);
    long observed = Math.abs(Arrays.stream(differences).sum());
    if (observed == 0) {
      return new SignFlipTest(1.0, 0);
    }
    long unit = Arrays.stream(sizes).reduce(0, ArithmeticUtils::gcd);
    long threshold = (total - observed) / 2 / unit;
    if (threshold >= MOST_CELLS || (threshold + 1) * sizes.length > MOST_UPDATES) {
      return sampled(LongStream.of(differences).asDoubleStream().toArray());
    }
    double tail = lowerTail(LongStream.of(sizes).map(s -> s / unit).toArray(), (int) threshold);
    return new SignFlipTest(Math.min(1.0, Math.max(Double.MIN_VALUE, 2.0 * tail)), 0);
  }

  /**
   * Tests differences by a random sample of sign patterns, for differences without a common unit.
   *
   * <p>With h of D random patterns at least as extreme as the observed one, p is (h + 1) / (D + 1),
   * which never claims more than the sample can show. D is 99,999, less for more than 38,000
   * differences (600, if no two have the same size) but at least 9,999; the seed is fixed and the
   * order of the differences is without effect.
   *
   * @param differences one finite difference per pair
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static SignFlipTest sampled(double... differences) {
    if (!DoubleStream.of(differences).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("differences are finite numbers");
    }
    SortedMap<Double, Long> sizes = new TreeMap<>();
    DoubleStream.of(differences)
        .filter(d -> d != 0.0)
        .forEach(d -> sizes.merge(Math.abs(d), 1L, Long::sum));
    double[] size = sizes.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    long[] count = sizes.values().stream().mapToLong(Long::longValue).toArray();
    double total = DoubleStream.of(differences).map(Math::abs).sum();
    // Sums in another order differ in their last digits; what should be a tie must count as one.
    double atLeast = Math.abs(DoubleStream.of(differences).sum()) - 1e-12 * total;
    long words = LongStream.of(count).map(SignFlipTest::words).sum();
    int draws = (int) Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, MOST_WORDS / (words + 1)));
    SplittableRandom random = new SplittableRandom(SEED);
    int hits = 0;
    for (int draw = 0; draw < draws; draw++) {
      if (Math.abs(randomSum(size, count, random)) >= atLeast) {
        hits++;
      }
    }
    return new SignFlipTest((hits + 1.0) / (draws + 1.0), draws);
  }

  /** P(sum of a random subset <= threshold), each element in it with probability 1/2. */
  private static double lowerTail(long[] sizes, int threshold) {
    double[] probability = new double[threshold + 1];
    probability[0] = 1.0;
    for (long size : sizes) {
      for (int sum = threshold; sum >= 0; sum--) {
        double without = probability[sum];
        probability[sum] =
            0.5 * (sum >= size ? without + probability[(int) (sum - size)] : without);
      }
    }
    return DoubleStream.of(probability).sum();
  }

  private static double randomSum(double[] size, long[] count, SplittableRandom random) {
    double sum = 0.0;
    for (int i = 0; i < size.length; i++) {
      sum += size[i] * (2 * heads(count[i], random) - count[i]);
    }
    return sum;
  }

  /** Heads among fair coins, which the bits of random words are. */
  private static long heads(long coins, SplittableRandom random) {
    long heads = 0;
    for (long word = words(coins); word > 1; word--) {
      heads += Long.bitCount(random.nextLong());
    }
    int unused = (int) (words(coins) * Long.SIZE - coins);
    return heads + Long.bitCount(random.nextLong() >>> unused);
  }

  private static long words(long coins) {
    return (coins + Long.SIZE - 1) / Long.SIZE;
  }
}
