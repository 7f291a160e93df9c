package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scoring.LabelledTexts.Labelled;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Agreement of the offline scorer with people on answers that nobody looked at while it was made.
 * Says nothing of the answers, so that they stay unseen.
 */
class HeldOutComplianceTest {

  /** One set of trick cases, and one in the mix and the style of usual chat models. */
  @ParameterizedTest
  @CsvSource({"compliance-heldout.jsonl, 0.62", "compliance-natural-heldout.jsonl, 0.85"})
  void theOfflineScorerAgreesWithPeopleFarBetterThanMarkerAndKeywords(String set, double floor) {
    List<Labelled> answers = LabelledTexts.read(set);
    double offline = kappa(answers, new OfflineScorer());
    assertThat(offline)
        .as("kappa on the held-out answers")
        .isGreaterThan(floor)
        .isGreaterThan(kappa(answers, new MarkerScorer()) + 0.2)
        .isGreaterThan(kappa(answers, new KeywordBaseline()) + 0.2);
  }

  private static double kappa(List<Labelled> answers, Scorer scorer) {
    return LabelledTexts.kappa(answers, answer -> answer.by(scorer));
  }
}
