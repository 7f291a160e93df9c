package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scoring.LabelledTexts.Labelled;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Agreement of the offline scorer with people on answers that nobody looked at while it was made.
 * Says nothing of the answers, so that they stay unseen.
 */
class HeldOutComplianceTest {

  private static final List<Labelled> ANSWERS = LabelledTexts.read("compliance-heldout.jsonl");

  @Test
  void theOfflineScorerAgreesWithPeopleFarBetterThanMarkerAndKeywords() {
    double offline = kappa(new OfflineScorer());
    assertThat(offline)
        .as("kappa on the held-out answers")
        .isGreaterThan(0.62)
        .isGreaterThan(kappa(new MarkerScorer()) + 0.2)
        .isGreaterThan(kappa(new KeywordBaseline()) + 0.2);
  }

  private static double kappa(Scorer scorer) {
    return LabelledTexts.kappa(ANSWERS, answer -> answer.by(scorer));
  }
}
