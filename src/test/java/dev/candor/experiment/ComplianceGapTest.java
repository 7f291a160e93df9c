package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.config.GateMethods;
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
  void methodsForOneSampleAreRefusedForSeveral() {
    OutcomeTable table = asked(4, "CCR", "RRR").table();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComplianceGap.of(table, 0, 1, 3, new GateMethods("newcombe", "auto")))
        .withMessageContaining("one answer per member");
  }
}
