package dev.candor.experiment.plan;

import java.util.OptionalDouble;

/**
 * What the same tokens cost in three ways, in US dollars; empty where that is not known.
 *
 * @param usd as single calls, no token of which comes from the provider's prompt cache
 * @param cachedUsd as single calls whose common beginning comes from that cache wherever it can
 * @param batchUsd in the provider's batches, which answer within a day; Candor makes single calls
 */
public record Bill(OptionalDouble usd, OptionalDouble cachedUsd, OptionalDouble batchUsd) {

  /** Nothing to pay. */
  public static final Bill NOTHING =
      new Bill(OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(0));

  /** No price is known. */
  static final Bill UNKNOWN =
      new Bill(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  /** Both bills together; not known where one of them is not. */
  public Bill plus(Bill other) {
    return new Bill(
        sum(usd, other.usd), sum(cachedUsd, other.cachedUsd), sum(batchUsd, other.batchUsd));
  }

  private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
        : OptionalDouble.empty();
  }
}
