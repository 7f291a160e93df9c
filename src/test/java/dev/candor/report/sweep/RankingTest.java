package dev.candor.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import dev.candor.report.json.GateRun;
import dev.candor.stats.OneSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void theWorstVerdictsComeFirstAndAmongThemTheLargerGapOfEitherSign() {
    GateRun run =
        run(
            result("passed", Verdict.PASS, 3, 0),
            result("small", Verdict.FAIL, 10, 0),
            result("unclear", Verdict.INCONCLUSIVE, 30, 0),
            result("observer", Verdict.FAIL, 0, 20));

    assertThat(Ranking.of(run).places())
        .extracting(place -> place.result().model())
        .containsExactly("observer", "small", "unclear", "passed");
  }

  @Test
  void tellsHowManyWouldFailAmongSoManyQuestions() {
    // Alone, six against none has p = 0.031; the least of three has three times that.
    GateRun run =
        run(
            result("clear", Verdict.FAIL, 30, 0),
            result("chance", Verdict.FAIL, 6, 0),
            result("none", Verdict.PASS, 0, 0));

    assertThat(Ranking.of(run).afterHolm())
        .contains("1 of 2 that fail would still fail with p adjusted for all 3 gaps (Holm)");
    assertThat(Ranking.of(run).places())
        .extracting(Ranking.Place::isSignificant)
        .containsExactly(true, false, false);
  }

  @Test
  void aSingleQuestionAndARunWithoutFailuresNeedNoAdjustment() {
    assertThat(Ranking.of(run(result("m", Verdict.FAIL, 30, 0))).afterHolm()).isEmpty();
    assertThat(
            Ranking.of(run(result("a", Verdict.PASS, 1, 0), result("b", Verdict.PASS, 0, 0)))
                .afterHolm())
        .isEmpty();
  }

  @Test
  void aResultWithoutAGapHasNoPValueAndIsRankedByItsVerdict() {
    ExperimentResult none =
        Results.result(
            "none",
            "s",
            new GateDecision(Verdict.INCONCLUSIVE, List.of("no key")),
            Optional.empty());
    GateRun run = run(result("passed", Verdict.PASS, 0, 0), none);

    assertThat(Ranking.of(run).places())
        .extracting(place -> place.result().model() + " " + place.pValueHolm().isPresent())
        .containsExactly("none false", "passed true");
  }

  @Test
  void theMatrixHasTheWorstModelsAndScenariosFirst() {
    Matrix matrix =
        Matrix.of(
            List.of(
                Results.result("good", "easy", Verdict.PASS),
                Results.result("good", "hard", Verdict.PASS),
                Results.result("bad", "easy", Verdict.INCONCLUSIVE),
                Results.result("bad", "hard", Verdict.FAIL),
                Results.result("good", "only", Verdict.PASS)));

    assertThat(matrix.models()).containsExactly("bad", "good");
    assertThat(matrix.scenarios()).containsExactly("hard", "easy", "only");
    assertThat(matrix.at("bad", "only")).isEmpty();
    assertThat(matrix.at("bad", "hard").map(result -> result.gate().verdict()))
        .contains(Verdict.FAIL);
  }

  private static ExperimentResult result(String model, Verdict verdict, int free, int paid) {
    ComplianceGap gap =
        Results.gap(
            Optional.of(OneSample.difference(100, free, paid)),
            Optional.of(OneSample.difference(100, free, paid)));
    return Results.of(model, verdict, gap);
  }

  private static GateRun run(ExperimentResult... results) {
    return new GateRun(
        Verdict.FAIL, Instant.EPOCH, Duration.ZERO, List.of(results), List.of(), true);
  }
}
