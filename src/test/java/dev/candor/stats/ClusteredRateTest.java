package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClusteredRateTest {

  @Property
  void withOneAnswerPerRequestItIsWilsons(@ForAll @Size(min = 1, max = 200) boolean[] answers) {
    ClusteredRate rate = single(answers);

    assertThat(rate.interval(0.95)).isEqualTo(WilsonInterval.of(rate.hits(), answers.length, 0.95));
  }

  @Property
  void answersThatOnlyRepeatThemselvesDoNotNarrowIt(
      @ForAll @Size(min = 1, max = 200) boolean[] answers,
      @ForAll @IntRange(min = 2, max = 9) int times) {
    ClusteredRate once = single(answers);
    int[] trials = new int[answers.length];
    Arrays.fill(trials, times);
    ClusteredRate repeated =
        ClusteredRate.of(Arrays.stream(hits(answers)).map(hit -> hit * times).toArray(), trials);

    assertThat(repeated.effectiveTrials()).isEqualTo(answers.length, within(1e-6));
    assertThat(repeated.interval(0.95).low()).isEqualTo(once.interval(0.95).low(), within(1e-9));
    assertThat(repeated.interval(0.95).high()).isEqualTo(once.interval(0.95).high(), within(1e-9));
  }

  @Property
  void itCountsForNoMoreThanItsAnswersAndNoLessThanItsRequests(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 4) Integer> some) {
    int[] hits = some.stream().mapToInt(Integer::intValue).toArray();
    int[] trials = new int[hits.length];
    Arrays.fill(trials, 4);

    assertThat(ClusteredRate.of(hits, trials).effectiveTrials())
        .isBetween(hits.length - 1e-6, 4.0 * hits.length);
  }

  /** Two answers to each of 120 requests: p is 100 of 240, and v is written out. */
  @Test
  void theDesignEffectIsThatOfRaoAndScott() {
    int[] hits = new int[120];
    int[] trials = new int[120];
    Arrays.fill(trials, 2);
    Arrays.fill(hits, 0, 40, 2);
    Arrays.fill(hits, 40, 60, 1);
    double p = 100.0 / 240;
    double squares =
        40 * Math.pow(2 - 2 * p, 2) + 20 * Math.pow(1 - 2 * p, 2) + 60 * Math.pow(2 * p, 2);
    double variance = 120.0 / 119 * squares / (240.0 * 240);

    assertThat(ClusteredRate.of(hits, trials).effectiveTrials())
        .isEqualTo(p * (1 - p) / variance, within(1e-9));
  }

  @Test
  void whereFewRequestsDifferTheRequestIsTheUnit() {
    int[] trials = new int[50];
    Arrays.fill(trials, 8);
    int[] hits = new int[50];
    assertThat(ClusteredRate.of(hits, trials).effectiveTrials()).isEqualTo(50.0);
    hits[0] = 1;
    assertThat(ClusteredRate.of(hits, trials).effectiveTrials()).isEqualTo(50.0);
  }

  /** Clusters of unequal size count for as many as Kish has it: 10 * 10 / (81 + 1). */
  @Test
  void aRequestWithMoreAnswersDoesNotCountForMoreRequests() {
    assertThat(ClusteredRate.of(new int[] {9, 0}, new int[] {9, 1}).effectiveTrials())
        .isEqualTo(100.0 / 82, within(1e-12));
  }

  @Test
  void requestsWithoutAnAnswerAreLeftOut() {
    assertThat(ClusteredRate.of(new int[] {1, 0, 0}, new int[] {1, 0, 1}))
        .isEqualTo(new ClusteredRate(1, 2, 2));
    assertThat(ClusteredRate.of(new int[] {0}, new int[] {0}).interval(0.9))
        .isEqualTo(new ConfidenceInterval(0, 1, 0.9));
  }

  /** Eight samples of requests that the model either mostly takes or mostly declines. */
  @Test
  void itCoversWhatItSaysWhereWilsonOverAnswersDoesNot() {
    Random random = new Random(11);
    int covered = 0;
    int coveredOverAnswers = 0;
    int runs = 2_000;
    double truth = 0.3 * 0.9 + 0.7 * 0.05;
    for (int run = 0; run < runs; run++) {
      int[] hits = new int[120];
      int[] trials = new int[120];
      Arrays.fill(trials, 8);
      for (int request = 0; request < hits.length; request++) {
        double rate = random.nextDouble() < 0.3 ? 0.9 : 0.05;
        for (int sample = 0; sample < 8; sample++) {
          hits[request] += random.nextDouble() < rate ? 1 : 0;
        }
      }
      ClusteredRate rate = ClusteredRate.of(hits, trials);
      covered += rate.interval(0.95).contains(truth) ? 1 : 0;
      coveredOverAnswers +=
          WilsonInterval.of(rate.hits(), rate.trials(), 0.95).contains(truth) ? 1 : 0;
    }
    assertThat(covered / (double) runs).isBetween(0.935, 0.97);
    assertThat(coveredOverAnswers / (double) runs).isLessThan(0.65);
  }

  @Test
  void refusesCountsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusteredRate.of(new int[] {2}, new int[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusteredRate.of(new int[] {0}, new int[] {1, 1}));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredRate(0, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredRate(3, 2, 2));
  }

  private static ClusteredRate single(boolean[] answers) {
    int[] trials = new int[answers.length];
    Arrays.fill(trials, 1);
    return ClusteredRate.of(hits(answers), trials);
  }

  private static int[] hits(boolean[] answers) {
    int[] hits = new int[answers.length];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = answers[i] ? 1 : 0;
    }
    return hits;
  }
}
