package dev.candor.stats;

import java.util.List;
import java.util.Optional;

/**
 * How much of the difference's variance lies between requests and how much between the answers of
 * one request. The variance of the mean difference over n requests with m answers per member is
 * (between + within / m) / n, so that further samples lower only the second part.
 *
 * <p>Estimated without bias from requests with at least two answers of each member, as in a one-way
 * analysis of variance; a negative estimate of the variance between is set to 0. Source: Searle,
 * Casella and McCulloch, Variance Components (1992), chapter 3.
 *
 * @param between variance of the requests' true differences, not negative
 * @param within variance of the difference of one answer per member around its request's true
 *     difference, not negative
 */
public record VarianceComponents(double between, double within) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a variance is negative or not finite
   */
  public VarianceComponents {
    if (!(between >= 0.0 && within >= 0.0 && Double.isFinite(between + within))) {
      throw new IllegalArgumentException(
          "variances are finite and never negative, not %s and %s".formatted(between, within));
    }
  }

  /**
   * The components that these pairs show.
   *
   * @param pairs the complete pairs, in any order; those with a single answer of a member are left
   *     out, because they cannot tell the two parts from each other
   * @return empty if fewer than two pairs are left
   */
  public static Optional<VarianceComponents> of(List<MatchedRates> pairs) {
    List<MatchedRates> several =
        pairs.stream().filter(pair -> pair.firstAnswers() > 1 && pair.secondAnswers() > 1).toList();
    int n = several.size();
    if (n < 2) {
      return Optional.empty();
    }
    double mean = several.stream().mapToDouble(MatchedRates::difference).sum() / n;
    double observed =
        several.stream().mapToDouble(p -> square(p.difference() - mean)).sum() / (n - 1);
    double within =
        several.stream()
                .mapToDouble(
                    p ->
                        ofOneAnswer(p.firstRate(), p.firstAnswers())
                            + ofOneAnswer(p.secondRate(), p.secondAnswers()))
                .sum()
            / n;
    double leftWithin =
        several.stream()
                .mapToDouble(
                    p ->
                        ofOneAnswer(p.firstRate(), p.firstAnswers()) / p.firstAnswers()
                            + ofOneAnswer(p.secondRate(), p.secondAnswers()) / p.secondAnswers())
                .sum()
            / n;
    return Optional.of(new VarianceComponents(Math.max(0.0, observed - leftWithin), within));
  }

  /**
   * Intra-request correlation, in [0, 1]: the share of the variance that lies between requests; 1
   * where nothing varies at all, so that no further sample is expected to help.
   */
  public double correlation() {
    return between + within == 0.0 ? 1.0 : between / (between + within);
  }

  /**
   * Standard error of the mean difference, not negative.
   *
   * @param requests number of requests, at least 1
   * @param samples answers per request and member, at least 1
   * @throws IllegalArgumentException if there is not one of each
   */
  public double standardError(long requests, int samples) {
    if (requests < 1 || samples < 1) {
      throw new IllegalArgumentException(
          "at least one request and one sample, not %d and %d".formatted(requests, samples));
    }
    return Math.sqrt((between + within / samples) / requests);
  }

  /** Unbiased variance of a single answer whose rate was seen in several. */
  private static double ofOneAnswer(double rate, int answers) {
    return rate * (1.0 - rate) * answers / (answers - 1.0);
  }

  private static double square(double x) {
    return x * x;
  }
}
