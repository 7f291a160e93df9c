package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Holds the offline reasoning scorer to how well it does on reasonings that nobody looked at while
 * its lexicon was written and its weights were fitted. Its messages are figures, never texts.
 */
class ReasoningHeldOutTest {

  private static final Reasonings HELD_OUT = Reasonings.read("reasoning-heldout");

  @Test
  void itRanksReasoningsFarBetterThanAKeywordList() {
    double offline = HELD_OUT.auroc(Reasonings::probability);
    assertThat(offline)
        .as("AUROC on %d held-out reasonings", HELD_OUT.all().size())
        .isGreaterThan(0.89)
        .isGreaterThan(HELD_OUT.auroc(Reasonings::keywords) + 0.15);
  }

  @Test
  void itsClassesAgreeWithPeople() {
    assertThat(HELD_OUT.kappa()).as("kappa on the held-out reasonings").isGreaterThan(0.6);
  }
}
