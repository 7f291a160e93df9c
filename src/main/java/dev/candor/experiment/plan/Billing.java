package dev.candor.experiment.plan;

import dev.candor.model.ModelSpec;
import dev.candor.model.TokenUsage;
import dev.candor.model.price.Price;
import dev.candor.model.price.PriceTable;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes planned tokens into bills. */
final class Billing {

  /** No provider in the price table caches a shorter beginning; some ask for four times that. */
  private static final double LEAST_CACHED = 1_024;

  private final PriceTable prices;

  Billing(PriceTable prices) {
    this.prices = prices;
  }

  /**
   * The bill of so many calls.
   *
   * @param prefix tokens that all calls begin with
   * @param inFlight calls that are made before the first has left anything in the cache
   */
  Bill of(
      ModelSpec model,
      long calls,
      TokenEstimate in,
      TokenEstimate out,
      double prefix,
      int inFlight) {
    Optional<Price> price = prices.find(model);
    if (price.isEmpty()) {
      return Bill.UNKNOWN;
    }
    double usd = price.get().usd(new TokenUsage(in.of(calls), out.of(calls)));
    OptionalDouble share = prices.batchShare(model);
    return new Bill(
        OptionalDouble.of(usd),
        usd == 0
            ? OptionalDouble.of(0)
            : cached(price.get(), calls, in.of(calls), out.of(calls), prefix, inFlight),
        usd == 0
            ? OptionalDouble.of(0)
            : share.isPresent() ? OptionalDouble.of(usd * share.getAsDouble()) : share);
  }

  /** The first calls in flight write the common beginning, and all others read it. */
  private static OptionalDouble cached(
      Price price, long calls, long in, long out, double prefix, int inFlight) {
    if (!price.rewardsCaching()) {
      return OptionalDouble.empty();
    }
    if (prefix < LEAST_CACHED) {
      return OptionalDouble.of(price.usd(new TokenUsage(in, out)));
    }
    long writing = Math.min(calls, inFlight);
    long written = (long) (prefix * writing);
    long read = (long) (prefix * (calls - writing));
    return OptionalDouble.of(price.usd(new TokenUsage(in, out, read, written)));
  }
}
