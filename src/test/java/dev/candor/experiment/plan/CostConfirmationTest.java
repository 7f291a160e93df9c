package dev.candor.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostConfirmationTest {

  private static final TokenEstimate TOKENS = new TokenEstimate(1, false, "");

  private final List<String> asked = new ArrayList<>();

  private static CellPlan cell(String model, OptionalDouble usd) {
    return new CellPlan(
        model,
        "s",
        1,
        2,
        OptionalLong.of(0),
        TOKENS,
        TOKENS,
        new Bill(usd, usd, usd),
        usd,
        new Pace(Duration.ZERO, 1, ""),
        Optional.empty(),
        OptionalDouble.empty());
  }

  private static RunPlan costs(double... usd) {
    List<CellPlan> cells = new ArrayList<>();
    for (double each : usd) {
      cells.add(cell("acme:m" + cells.size(), OptionalDouble.of(each)));
    }
    return new RunPlan(cells);
  }

  private CostConfirmation person(double limit, String answer) {
    return new CostConfirmation(
        limit,
        Optional.of(
            question -> {
              asked.add(question);
              return answer;
            }));
  }

  @Test
  void nobodyIsAskedAboutWhatIsWithinTheLimit() {
    person(3, "n").require(costs(1, 2));
    assertThat(asked).isEmpty();
    assertThatCode(() -> new CostConfirmation(0, Optional.empty()).require(costs(0)))
        .doesNotThrowAnyException();
  }

  @Test
  void withoutATerminalTheErrorNamesTheSumItsPartsAndTheRemedy() {
    assertThatThrownBy(() -> new CostConfirmation(3, Optional.empty()).require(costs(1.001, 2)))
        .isInstanceOf(CandorException.class)
        .hasMessage(
            "The run is planned to cost $3.00 (acme:m1 in s $2.00, acme:m0 in s $1.00), which is"
                + " more than candor.confirm-cost-above=3, and there is no terminal to ask in."
                + " Look at the plan with the command plan, then raise candor.confirm-cost-above"
                + " to 3.01, or ask less with candor.limit.");
  }

  @Test
  void theSumThatTheErrorNamesLetsTheSameRunPass() {
    assertThatCode(() -> new CostConfirmation(3.01, Optional.empty()).require(costs(1.001, 2)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", " yes "})
  void aPersonMayAgree(String answer) {
    person(1, answer).require(costs(2));
    assertThat(asked).singleElement().asString().contains("$2.00").endsWith("Go on? [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "no", "yolo"})
  void anythingElseIsNo(String answer) {
    assertThatThrownBy(() -> person(1, answer).require(costs(2)))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("the answer was no");
  }

  @Test
  void aPriceThatNobodyKnowsMayBeAnything() {
    RunPlan plan =
        new RunPlan(
            List.of(
                cell("acme:m", OptionalDouble.of(0)), cell("acme:new", OptionalDouble.empty())));
    assertThatThrownBy(() -> new CostConfirmation(1e9, Optional.empty()).require(plan))
        .hasMessageContaining("acme:new has no price")
        .hasMessageContaining("candor.prices");
  }
}
