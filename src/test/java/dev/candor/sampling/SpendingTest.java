package dev.candor.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.model.price.Price;
import dev.candor.scenario.Prompt;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SpendingTest {

  private static final Prompt PROMPT = new Prompt("system", "user");
  private static final int MOST_TOKENS = 100_000;

  /** One dollar for a million tokens read, ten for a million written. */
  private static final Price PRICE = new Price(1, 1, 1, 10);

  private static Spending spending(double budget) {
    return new Spending(
        "openai:acme-7", Optional.of(PRICE), new Budget(OptionalDouble.of(budget)), MOST_TOKENS);
  }

  @Test
  void anAnswerCostsWhatItsTokensCost() throws InterruptedException {
    Spending spending = spending(5);
    spending.reserve(PROMPT, () -> false);
    spending.answered(PROMPT, new TokenUsage(1000, 500));

    assertThat(spending.spentUsd().orElseThrow()).isCloseTo(0.006, within(1e-12));
  }

  @Test
  void answersWithoutACountOfTokensUseTheBudgetUpAllTheSame() throws InterruptedException {
    Spending spending = spending(5); // room for five calls at their worst, a little over a dollar
    for (int call = 0; call < 4; call++) {
      spending.reserve(PROMPT, () -> false);
      spending.answered(PROMPT, TokenUsage.NONE);
    }

    assertThatThrownBy(() -> spending.reserve(PROMPT, () -> false))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("candor.budget.usd");
  }

  @Test
  void aLostCallWaitsForRoomWhileOthersMayLeaveSome() throws InterruptedException {
    Spending spending = spending(3.5);
    spending.reserve(PROMPT, () -> false);
    spending.reserve(PROMPT, () -> false);
    spending.reserve(PROMPT, () -> false);

    spending.lost(PROMPT);
    assertThat(spending.hasRoomAgain()).isFalse();

    spending.answered(PROMPT, new TokenUsage(10, 10));
    assertThat(spending.hasRoomAgain()).isTrue();
  }

  @Test
  void aLostCallEndsTheRunWhereItCouldNotBeMadeAgainByItselfEither() throws InterruptedException {
    Spending spending = spending(1.5);
    spending.reserve(PROMPT, () -> false);

    assertThatThrownBy(() -> spending.lost(PROMPT)).isInstanceOf(ModelException.class);
  }

  @Test
  void aBudgetIsRefusedForAModelWithoutAPrice() {
    assertThatThrownBy(
            () ->
                new Spending(
                    "openai:nobody-knows", Optional.empty(), new Budget(OptionalDouble.of(1)), 1))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("openai:nobody-knows")
        .hasMessageContaining("candor.prices");
  }
}
