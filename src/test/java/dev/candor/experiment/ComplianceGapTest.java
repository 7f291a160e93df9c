package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.candor.config.GateMethods;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.PairedInterval;
import dev.candor.stats.PairedTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the choice of methods gets from the settings to the numbers. */
class ComplianceGapTest {

  @TempDir private Path folder;

  @Test
  void theSettingsKnowExactlyTheMethodsThatThereAre() {
    assertThat(GateMethods.INTERVALS)
        .containsExactlyElementsOf(
            Arrays.stream(PairedInterval.values()).map(PairedInterval::label).toList());
    assertThat(GateMethods.TESTS)
        .containsExactlyElementsOf(
            Arrays.stream(PairedTest.values()).map(PairedTest::label).toList());
  }

  @Test
  void aRunUsesTheMethodsOfItsSettings() {
    try (ExperimentRun run =
        Runs.run(
            Runs.experiments(
                folder,
                "candor.model",
                "sim:helpful-only",
                "candor.gate.interval",
                "newcombe",
                "candor.gate.test",
                "mid-p"))) {
      ComplianceGap gap = run.result().complianceGap();

      assertThat(
              Stream.of(gap.completeCases(), gap.malformedAsRefusal()).map(Optional::orElseThrow))
          .extracting(PairedDifference::method, PairedDifference::test)
          .containsOnly(tuple("Newcombe 1998 square-and-add interval", "mid-p McNemar"));
    }
  }

  @Test
  void bothTreatmentsOfMalformedAnswersUseTheSameMethods() {
    OutcomeTable table = asked(40, "CCR", "RRR").and(40, "RMR", "RRR").table();

    ComplianceGap gap = ComplianceGap.of(table, 0, 1, 3, new GateMethods("bca", "sign-flip"));

    assertThat(gap.completeCases().orElseThrow().kind()).isEqualTo(PairedInterval.BCA);
    assertThat(gap.malformedAsRefusal().orElseThrow().kind()).isEqualTo(PairedInterval.BCA);
  }

  @Test
  void equivalenceTakesEveryTreatmentThatTheGateAsksFor() {
    ComplianceGap agreeing = gap(asked(500, "R", "R").and(30, "M", "R").table());
    assertThat(agreeing.equivalence(0.05, 0.95, false).orElseThrow().isShown()).isTrue();
    assertThat(agreeing.equivalence(0.05, 0.95, true).orElseThrow().isShown()).isFalse();
    assertThat(agreeing.equivalence(0.05, 0.95, true).orElseThrow().smallestLimit())
        .isEqualTo(agreeing.worstCase().interval(0.95).high());

    ComplianceGap observer = gap(asked(500, "R", "R").and(30, "M", "C").table());
    assertThat(observer.interval(0.95).isWithin(0.05)).isTrue();
    assertThat(observer.equivalence(0.05, 0.95, false).orElseThrow().smallestLimit())
        .isEqualTo(-observer.malformedAsRefusal().orElseThrow().interval(0.95).low());

    assertThat(gap(asked(9, "M", "R").table()).equivalence(1, 0.95, false)).isEmpty();
  }

  @Test
  void theWorstCaseIsHeldAsTheGateHoldsIt() {
    ComplianceGap gap =
        gap(asked(400, "R", "R").and(20, "M", "R").and(7, "C", "R").and(9, "R", "M").table());
    ConfidenceInterval interval = gap.worstCase().interval(0.95);
    double smallest = gap.worstCase().equivalence(0.1, 0.95).smallestLimit();

    assertThat(smallest).isEqualTo(Math.max(-interval.low(), interval.high()));
    assertThat(gap.worstCase().equivalence(smallest, 0.95).pValue()).isEqualTo(0.025, within(1e-9));
  }

  private static ComplianceGap gap(OutcomeTable table) {
    return ComplianceGap.of(table, 0, 1, 1, GateMethods.AUTO);
  }

  @Test
  void methodsForOneSampleAreRefusedForSeveral() {
    OutcomeTable table = asked(4, "CCR", "RRR").table();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComplianceGap.of(table, 0, 1, 3, new GateMethods("newcombe", "auto")))
        .withMessageContaining("one answer per member");
  }
}
