package dev.candor.sampling;

import dev.candor.config.CandorException;
import dev.candor.model.TokenUsage;
import dev.candor.model.price.Price;
import dev.candor.scenario.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * What one run spends, in US dollars, under the budget that all runs share.
 *
 * <p>Safe for use by several threads.
 */
public final class Spending {

  private final Optional<Price> price;
  private final Budget budget;
  private final int maxTokens;
  private double spent;

  /**
   * A run's spending.
   *
   * @param model spec of the model, for messages
   * @param price what its tokens cost, empty if nobody knows
   * @param budget what all runs may spend together
   * @param maxTokens most tokens of one answer
   * @throws CandorException if there is a budget to hold, and no price to hold it with
   */
  public Spending(String model, Optional<Price> price, Budget budget, int maxTokens) {
    if (price.isEmpty() && budget.isBounded()) {
      throw new CandorException(
          "candor.budget.usd cannot be held: the price of " + model + " is not known",
          "Put it into a price table of your own and name that in candor.prices");
    }
    this.price = price;
    this.budget = budget;
    this.maxTokens = maxTokens;
  }

  /** Spends nothing, for respondents that cost nothing. */
  public static Spending none() {
    return new Spending("", Optional.of(Price.FREE), new Budget(OptionalDouble.empty()), 1);
  }

  /** What tokens cost, in US dollars; empty if the price is not known. */
  public OptionalDouble usd(TokenUsage usage) {
    return price.map(p -> OptionalDouble.of(p.usd(usage))).orElse(OptionalDouble.empty());
  }

  /**
   * What the answers of this run have cost, in US dollars; empty if the price is not known. Calls
   * that may have been billed without an answer are in the budget alone.
   */
  public synchronized OptionalDouble spentUsd() {
    return price.isPresent() ? OptionalDouble.of(spent) : OptionalDouble.empty();
  }

  /** Reserves what a call with this prompt can cost; see {@link Budget#reserve}. */
  void reserve(Prompt prompt, BooleanSupplier stopped) throws InterruptedException {
    budget.reserve(mostFor(prompt), stopped);
  }

  /** The call was answered; without a count of tokens the budget takes it for the worst case. */
  void answered(Prompt prompt, TokenUsage usage) {
    double usd = usd(usage).orElse(0);
    synchronized (this) {
      spent += usd;
    }
    double most = mostFor(prompt);
    budget.settle(most, usage.isReported() ? usd : most);
  }

  /** The call will not be answered, or was not made. */
  void unanswered(Prompt prompt) {
    budget.settle(mostFor(prompt), 0);
  }

  /** A call may have been billed without telling; see {@link Budget#lost}. */
  void lost(Prompt prompt) {
    budget.lost(mostFor(prompt));
  }

  /** Whether a call that was lost may be made again now; see {@link Budget#hasRoom}. */
  boolean hasRoomAgain() {
    return budget.hasRoom();
  }

  private double mostFor(Prompt prompt) {
    // Without a bound there is nothing to hold, and bytes to count for every call.
    return price
        .filter(p -> budget.isBounded())
        .map(p -> p.worstCase(bytes(prompt.system()) + bytes(prompt.user()), maxTokens))
        .orElse(0.0);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
