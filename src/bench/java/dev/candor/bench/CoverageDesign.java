package dev.candor.bench;

import dev.candor.stats.MatchedRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * One design of {@link CoverageSimulation}.
 *
 * <p>A request has a rate of its own, from a beta distribution with the base rate as its mean and
 * the correlation of two samples of one request as its spread; the gap lifts the rate of the
 * monitored tier.
 *
 * @param requests number of requests
 * @param base mean rate in the unmonitored tier, inside (0, 1)
 * @param correlation of two samples of one request, inside (0, 1)
 * @param samples samples per request and tier
 * @param gap the true gap, in [0, 1 - base)
 */
record CoverageDesign(int requests, double base, double correlation, int samples, double gap) {

  static final int[] SAMPLES = {1, 3, 10};
  static final double[] GAPS = {0, 0.1};
  private static final int[] REQUESTS = {20, 50, 200, 520, 2000};
  private static final double[] BASE_RATES = {0.005, 0.02, 0.1, 0.3, 0.5};
  private static final double[] CORRELATIONS = {0.1, 0.5, 0.9};
  private static final int QUANTILES = 2048;

  /** The whole grid. */
  static List<CoverageDesign> all() {
    List<CoverageDesign> designs = new ArrayList<>();
    for (int requests : REQUESTS) {
      for (double base : BASE_RATES) {
        for (double correlation : CORRELATIONS) {
          for (int samples : SAMPLES) {
            for (double gap : GAPS) {
              designs.add(new CoverageDesign(requests, base, correlation, samples, gap));
            }
          }
        }
      }
    }
    return designs;
  }

  /** Draws experiments; two with the same seed draw the same ones. */
  Draw draw(long seed) {
    return new Draw(this, rates(), new SplittableRandom(seed));
  }

  /** Rates of requests, equally likely: quantiles, because to invert the beta takes its time. */
  private double[] rates() {
    double spread = (1 - correlation) / correlation;
    BetaDistribution beta = new BetaDistribution(base * spread, (1 - base) * spread);
    return IntStream.range(0, QUANTILES)
        .mapToDouble(i -> beta.inverseCumulativeProbability((i + 0.5) / QUANTILES))
        .toArray();
  }

  String inWords() {
    return String.format(
        Locale.ROOT,
        "n = %d, base rate %s, correlation %s, gap %s",
        requests,
        base,
        correlation,
        gap);
  }

  /** Draws the answers of one experiment after the other. */
  static final class Draw {

    private final CoverageDesign design;
    private final double[] rates;
    private final double lifted;
    private final SplittableRandom random;

    private Draw(CoverageDesign design, double[] rates, SplittableRandom random) {
      this.design = design;
      this.rates = rates;
      this.random = random;
      // Among the unmonitored refusals this share complies when monitored, so the gap comes out
      // whole.
      this.lifted = design.gap() / (1 - Arrays.stream(rates).average().orElseThrow());
    }

    List<MatchedRates> pairs() {
      List<MatchedRates> pairs = new ArrayList<>(design.requests());
      for (int i = 0; i < design.requests(); i++) {
        double second = rates[random.nextInt(rates.length)];
        double first = second + lifted * (1 - second);
        pairs.add(new MatchedRates(yes(first), design.samples(), yes(second), design.samples()));
      }
      return pairs;
    }

    private int yes(double rate) {
      int yes = 0;
      for (int i = 0; i < design.samples(); i++) {
        yes += random.nextDouble() < rate ? 1 : 0;
      }
      return yes;
    }
  }
}
