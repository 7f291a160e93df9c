package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which interval and which test some pairs get. */
class PairedIntervalTest {

  @ParameterizedTest
  @EnumSource(PairedInterval.class)
  void everyIntervalIsFoundByItsName(PairedInterval interval) {
    assertThat(PairedInterval.named(interval.label())).isEqualTo(interval);
  }

  @ParameterizedTest
  @EnumSource(PairedTest.class)
  void everyTestIsFoundByItsName(PairedTest test) {
    assertThat(PairedTest.named(test.label())).isEqualTo(test);
  }

  @Test
  void anUnknownNameIsAnsweredWithAllThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedInterval.named("wald"))
        .withMessage(
            "no interval is called 'wald'; there are auto, tango, newcombe, bca, cluster-robust");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedTest.named("t"))
        .withMessage("no test is called 't'; there are auto, mcnemar, mid-p, sign-flip");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, auto, Tango 1998 score interval, exact McNemar",
    "tango, mcnemar, Tango 1998 score interval, exact McNemar",
    "newcombe, mid-p, Newcombe 1998 square-and-add interval, mid-p McNemar",
    "bca, sign-flip, 'BCa bootstrap over requests, 9999 resamples', exact sign-flip",
    "cluster-robust, sign-flip, cluster-robust t interval, exact sign-flip"
  })
  void withOneAnswerPerMemberThereIsEveryChoice(
      String interval, String test, String method, String testName) {
    PairedDifference gap = gap(interval, test, pairs(1, 40, 10, 200));
    assertThat(gap.method()).isEqualTo(method);
    assertThat(gap.test()).isEqualTo(testName);
    assertThat(gap.interval(0.95).contains(30.0 / 250.0)).isTrue();
  }

  @Test
  void eachChoiceIsTheIntervalOfThatName() {
    List<MatchedRates> pairs = pairs(1, 40, 10, 200);
    PairedTable table = new PairedTable(0, 40, 10, 200);
    Differences differences = Differences.of(pairs);
    assertThat(gap("tango", "auto", pairs).interval(0.9)).isEqualTo(TangoInterval.of(table, 0.9));
    assertThat(gap("newcombe", "auto", pairs).interval(0.9))
        .isEqualTo(NewcombeInterval.of(table, 0.9));
    assertThat(gap("bca", "auto", pairs).interval(0.9)).isEqualTo(BcaInterval.of(differences, 0.9));
    assertThat(gap("cluster-robust", "auto", pairs).interval(0.9))
        .isEqualTo(ClusterRobustInterval.of(differences, 0.9));
    assertThat(gap("auto", "mid-p", pairs).pValue()).isEqualTo(MidPMcNemar.pValue(40, 10));
  }

  @ParameterizedTest
  @CsvSource({"20, 9, TANGO", "20, 10, CLUSTER_ROBUST", "0, 30, CLUSTER_ROBUST", "0, 0, TANGO"})
  void withSeveralAnswersTheAutomaticOneWaitsForThirtyPairsThatDiffer(
      int first, int second, PairedInterval kind) {
    PairedDifference gap = gap("auto", "auto", pairs(3, first, second, 500));
    assertThat(gap.kind()).isEqualTo(kind);
    assertThat(gap.test()).isEqualTo("exact sign-flip");
  }

  @Test
  void withSeveralAnswersTheAutomaticOneSeesThatAllPairsButAFewDifferAlike() {
    assertThat(gap("auto", "auto", pairs(3, 500, 0, 29)).kind()).isEqualTo(PairedInterval.TANGO);
    assertThat(gap("auto", "auto", pairs(3, 500, 0, 30)).kind())
        .isEqualTo(PairedInterval.CLUSTER_ROBUST);
  }

  @Test
  void theAutomaticOneIsTheSameForSwappedPairs() {
    // Between 28 pairs of -0.5 and 28 of 0.5 nothing but the 5 others could choose a centre.
    List<MatchedRates> pairs = new ArrayList<>();
    pairs.addAll(Collections.nCopies(28, new MatchedRates(0, 2, 1, 2)));
    pairs.addAll(Collections.nCopies(28, new MatchedRates(1, 2, 0, 2)));
    pairs.addAll(Collections.nCopies(5, new MatchedRates(2, 2, 0, 2)));
    List<MatchedRates> swapped = pairs.stream().map(MatchedRates::swapped).toList();

    assertThat(gap("auto", "auto", swapped).kind()).isEqualTo(gap("auto", "auto", pairs).kind());
    assertThat(Differences.of(swapped).deviatingPairs())
        .isEqualTo(Differences.of(pairs).deviatingPairs());
  }

  @ParameterizedTest
  @CsvSource({"newcombe, auto", "auto, mcnemar", "auto, mid-p"})
  void whatTakesOneAnswerIsRefusedForSeveral(String interval, String test) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gap(interval, test, pairs(3, 4, 1, 5)))
        .withMessageMatching("the (interval newcombe|test (mcnemar|mid-p)) takes one answer per .*")
        .withMessageContaining("with several choose");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "0, 0, 40", "1, 0, 0", "0, 25, 0", "1, 0, 30", "30, 0, 1", "1, 1, 0"})
  void degenerateDataHaveAWidthWhateverTheChoice(int first, int second, int neither) {
    for (int answers : new int[] {1, 3}) {
      for (String interval : List.of("auto", "tango", "bca", "cluster-robust")) {
        PairedDifference gap = gap(interval, "auto", pairs(answers, first, second, neither));
        ConfidenceInterval bounds = gap.interval(0.95);
        assertThat(gap.method()).isEqualTo("Tango 1998 score interval");
        assertThat(bounds.width()).isGreaterThan(0.05);
        assertThat(bounds.contains(gap.estimate())).isTrue();
        assertThat(bounds.low()).isGreaterThanOrEqualTo(-1.0);
        assertThat(bounds.high()).isLessThanOrEqualTo(1.0);
      }
    }
  }

  private static PairedDifference gap(String interval, String test, List<MatchedRates> pairs) {
    return PairedDifference.of(pairs, PairedInterval.named(interval), PairedTest.named(test))
        .orElseThrow();
  }

  private static List<MatchedRates> pairs(int answers, int first, int second, int neither) {
    List<MatchedRates> pairs = new ArrayList<>();
    pairs.addAll(Collections.nCopies(first, new MatchedRates(answers, answers, 0, answers)));
    pairs.addAll(Collections.nCopies(second, new MatchedRates(0, answers, answers, answers)));
    pairs.addAll(Collections.nCopies(neither, new MatchedRates(0, answers, 0, answers)));
    return pairs;
  }
}
