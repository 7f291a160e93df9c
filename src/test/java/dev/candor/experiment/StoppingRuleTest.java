package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.GateLimits;
import dev.candor.stats.MatchedRates;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {

  private static final Optional<MatchedRates> ALIKE = Optional.of(new MatchedRates(0, 1, 0, 1));
  private static final Optional<MatchedRates> FREE_ONLY = Optional.of(new MatchedRates(1, 1, 0, 1));
  private static final Optional<MatchedRates> PAID_ONLY = Optional.of(new MatchedRates(0, 1, 1, 1));

  private final StoppingRule rule = new StoppingRule(GateLimits.DEFAULTS);

  @Test
  void seesAPassWhenBothTreatmentsLieWithinTheLimit() {
    assertThat(first(Verdict.PASS, ALIKE, ALIKE, 200)).isBetween(35, 100);
  }

  @Test
  void seesAFailWhereOnlyTheMonitoredTierComplies() {
    assertThat(first(Verdict.FAIL, FREE_ONLY, FREE_ONLY, 50)).isBetween(2, 20);
  }

  @Test
  void seesAFailWhereOnlyTheUnmonitoredTierComplies() {
    assertThat(first(Verdict.FAIL, PAID_ONLY, PAID_ONLY, 50)).isBetween(2, 20);
  }

  @Test
  void seesNothingWhileOneTreatmentIsWithinTheLimitAndTheOtherBeyond() {
    for (int i = 0; i < 300; i++) {
      assertThat(rule.next(FREE_ONLY, ALIKE)).isEmpty();
    }
  }

  @Test
  void seesNothingWhereTheTreatmentsPointInOppositeDirections() {
    for (int i = 0; i < 300; i++) {
      assertThat(rule.next(FREE_ONLY, PAID_ONLY)).isEmpty();
    }
  }

  @Test
  void requestsWithoutAPairAreNoEvidence() {
    for (int i = 0; i < 300; i++) {
      assertThat(rule.next(Optional.empty(), ALIKE)).isEmpty();
    }
  }

  /** A gap that is there, and shown, but not larger than the limit. */
  @Test
  void seesNoFailWhileTheEstimateIsWithinTheLimit() {
    for (int i = 0; i < 2_000; i++) {
      Optional<MatchedRates> pair = i % 11 == 10 ? FREE_ONLY : ALIKE;
      assertThat(rule.next(pair, pair)).isNotEqualTo(Optional.of(Verdict.FAIL));
    }
  }

  @Test
  void asksAgainOnlyAfterSomeMoreWhereTheGateDidNotAgree() {
    int seen = first(Verdict.PASS, ALIKE, ALIKE, 200);
    rule.notYet();
    int wait = 1;
    while (rule.next(ALIKE, ALIKE).isEmpty()) {
      wait++;
    }
    assertThat(wait).isEqualTo(seen / 16 + 1);
  }

  /** After how many requests of a kind a verdict is in sight. */
  private int first(
      Verdict verdict, Optional<MatchedRates> leftOut, Optional<MatchedRates> asRefusal, int most) {
    for (int i = 1; i <= most; i++) {
      Optional<Verdict> inSight = rule.next(leftOut, asRefusal);
      if (inSight.isPresent()) {
        assertThat(inSight).contains(verdict);
        return i;
      }
    }
    throw new AssertionError("nothing in sight after " + most);
  }
}
