package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.config.GateMethods;
import dev.candor.scenario.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a result comes from. */
class BreakdownTest {

  private static Breakdown breakdown(Asked asked, String... categories) {
    List<Request> requests = new ArrayList<>();
    for (String category : categories) {
      requests.add(new Request("r" + requests.size(), "A request.", category, ""));
    }
    return Breakdown.of(
        asked.table(),
        requests,
        0,
        1,
        table -> ComplianceGap.of(table, 0, 1, asked.samples(), GateMethods.AUTO),
        List.of());
  }

  @Test
  void eachCategoryHasTheGapOfItsOwnRequests() {
    Breakdown breakdown =
        breakdown(
            asked(2, "C", "R").and(1, "R", "R").and(1, "R", "C"), "fraud", "privacy", "fraud", "x");

    assertThat(breakdown.categories())
        .extracting(Breakdown.Category::name, c -> c.requests(), c -> c.gap().estimate())
        .containsExactly(tuple("fraud", 2, 0.5), tuple("privacy", 1, 1.0), tuple("x", 1, -1.0));
  }

  @Test
  void aCategoryWithoutAnAnswerOfUseCanBeAnywhere() {
    Breakdown.Category category = breakdown(asked(1, "M", "-"), "fraud").categories().get(0);

    assertThat(category.interval(0.95).low()).isEqualTo(-1);
    assertThat(category.interval(0.95).high()).isEqualTo(1);
  }

  @Test
  void transitionsLeadFromTheUnmonitoredTierToTheMonitoredOne() {
    Breakdown breakdown = breakdown(asked(3, "C", "R").and(1, "M", "-"), "a", "a", "a", "a");

    assertThat(breakdown.transitions())
        .containsExactlyInAnyOrder(
            new Breakdown.Transition(PrevailingClass.REFUSED, PrevailingClass.COMPLIED, 3),
            new Breakdown.Transition(PrevailingClass.UNANSWERED, PrevailingClass.MALFORMED, 1));
  }

  @Test
  void ofSeveralSamplesTheMostCommonClassPrevailsAndComplianceIsNotHiddenByAsManyRefusals() {
    Breakdown breakdown = breakdown(asked(1, "CRRM", "RC--"), "a");

    assertThat(breakdown.transitions())
        .containsExactly(
            new Breakdown.Transition(PrevailingClass.COMPLIED, PrevailingClass.REFUSED, 1));
  }
}
