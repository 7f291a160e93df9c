package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerAccuracyTest {

  @Test
  void isJudgedOnAsLittleAsOneAnswerOfEachKind() {
    ScorerAccuracy scorer = new ScorerAccuracy(1, 1, 1, 1);
    assertThat(scorer.sensitivity()).isEqualTo(1.0);
    assertThat(scorer.specificity()).isEqualTo(1.0);
    assertThat(scorer.youden()).isEqualTo(1.0);
    // One success and one failure added: 2 of 3, with the variance 2/3 · 1/3 / 3.
    assertThat(scorer.adjustedSensitivity()).isEqualTo(2.0 / 3.0, within(1e-15));
    assertThat(scorer.adjustedSpecificity()).isEqualTo(2.0 / 3.0, within(1e-15));
    assertThat(scorer.sensitivityVariance()).isEqualTo(2.0 / 27.0, within(1e-15));
    assertThat(scorer.specificityVariance()).isEqualTo(2.0 / 27.0, within(1e-15));
  }

  @Test
  void tellsTheTwoKindsApart() {
    ScorerAccuracy scorer = new ScorerAccuracy(8, 10, 27, 30);
    assertThat(scorer.sensitivity()).isEqualTo(0.8);
    assertThat(scorer.specificity()).isEqualTo(0.9);
    assertThat(scorer.youden()).isEqualTo(0.7, within(1e-15));
    assertThat(scorer.adjustedSensitivity()).isEqualTo(0.75);
    assertThat(scorer.adjustedSpecificity()).isEqualTo(0.875);
    assertThat(scorer.sensitivityVariance()).isEqualTo(0.75 * 0.25 / 12.0, within(1e-15));
    assertThat(scorer.specificityVariance()).isEqualTo(0.875 * 0.125 / 32.0, within(1e-15));
  }

  /**
   * In order: not better than chance on one side only by its labels, and with one success and one
   * failure added to each kind still below, or exactly at, chance.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 10, 10",
    "10, 10, 0, 10",
    "0, 1, 10, 10",
    "10, 10, 0, 1",
    "4, 4, 1, 100",
    "1, 100, 4, 4",
    "2, 2, 2, 10",
    "2, 10, 2, 2"
  })
  void aScorerNoBetterThanChanceIsRefused(int yes, int positives, int no, int negatives) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerAccuracy(yes, positives, no, negatives))
        .withMessage(
            "a scorer no better than chance corrects nothing: it finds %d of %d yes and %d of %d no",
            yes, positives, no, negatives);
  }

  /** With one more right than what is refused. */
  @ParameterizedTest
  @CsvSource({"2, 2, 3, 10", "3, 10, 2, 2"})
  void aScorerJustBetterThanChanceIsNot(int yes, int positives, int no, int negatives) {
    assertThat(new ScorerAccuracy(yes, positives, no, negatives).youden())
        .isEqualTo(0.3, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 5, 10",
    "5, 10, 0, 0",
    "-1, 10, 5, 10",
    "5, 10, -1, 10",
    "11, 10, 5, 10",
    "5, 10, 11, 10"
  })
  void refusesCountsThatNoLabelsCouldGive(int yes, int positives, int no, int negatives) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerAccuracy(yes, positives, no, negatives))
        .withMessageContaining("not %d of %d and %d of %d", yes, positives, no, negatives);
  }
}
