package dev.candor.sampling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.ModelException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a budget has no room for is told, whatever was rounded on the way. */
@Timeout(10)
class BudgetTest {

  @Test
  void doesNotWaitForCallsThatHaveAllEnded() throws InterruptedException {
    Budget budget = new Budget(OptionalDouble.of(1));
    double[] calls = {0.1, 0.2, 0.3};
    for (double usd : calls) {
      budget.reserve(usd, () -> false);
    }
    for (double usd : calls) {
      budget.settle(usd, 0); // 1.1e-16 would be left
    }
    assertThatThrownBy(() -> budget.reserve(1.1, () -> false))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("The next call could exceed candor.budget.usd");
  }
}
