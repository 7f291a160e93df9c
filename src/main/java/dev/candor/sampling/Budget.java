package dev.candor.sampling;

import dev.candor.config.Dollars;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * What all runs of a session may spend together, in US dollars. Every call reserves the most that
 * it can cost before it is made, so the budget holds whatever the answers turn out to cost.
 *
 * <p>Safe for use by several threads.
 */
public final class Budget {

  private static final long LOOK_AROUND_MILLIS = 500;

  private final double limit;
  private double spent;
  private double reserved;

  /** Counted, since sums of fractions seldom come back to zero. */
  private int inFlight;

  /**
   * A budget.
   *
   * @param usd the most to spend; empty for no bound
   */
  public Budget(OptionalDouble usd) {
    this.limit = usd.orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether there is a bound at all. */
  boolean isBounded() {
    return limit < Double.POSITIVE_INFINITY;
  }

  /**
   * Reserves what a call can cost; waits while calls in flight may turn out cheaper than feared.
   *
   * @param usd the most that the call can cost
   * @param stopped whether waiting makes no sense any more
   * @throws ModelException if the call could exceed the budget, whatever the others cost
   * @throws InterruptedException if the thread is interrupted
   */
  synchronized void reserve(double usd, BooleanSupplier stopped) throws InterruptedException {
    while (spent + reserved + usd > limit && inFlight > 0 && !stopped.getAsBoolean()) {
      wait(LOOK_AROUND_MILLIS);
    }
    if (spent + reserved + usd > limit && !stopped.getAsBoolean()) {
      throw exceeded(usd);
    }
    reserved += usd;
    inFlight++;
  }

  /** Gives a reservation back for what the call did cost. */
  synchronized void settle(double reservedUsd, double spentUsd) {
    reserved = --inFlight == 0 ? 0 : Math.max(0, reserved - reservedUsd);
    spent += spentUsd;
    notifyAll();
  }

  /**
   * A call may have been billed without telling: it counts with all that it can have cost. What it
   * has reserved stays for another try.
   *
   * @throws ModelException if there would be no room for that, whatever the others cost
   */
  synchronized void lost(double usd) {
    spent += usd;
    if (spent + usd > limit) {
      throw exceeded(usd);
    }
  }

  /** Whether all calls in flight fit, each at its worst: then one that was lost may try again. */
  synchronized boolean hasRoom() {
    return spent + reserved <= limit;
  }

  private ModelException exceeded(double next) {
    return new ModelException(
        Remedy.STOP_RUN,
        "The next call could exceed candor.budget.usd: it may cost up to %s, and up to %s of %s are spent"
            .formatted(Dollars.of(next), Dollars.of(spent), Dollars.of(limit)),
        "Raise the budget and run again: what was answered is kept and not asked anew");
  }
}
