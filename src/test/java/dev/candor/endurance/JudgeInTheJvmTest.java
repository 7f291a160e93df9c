package dev.candor.endurance;

import static dev.candor.assertions.CandorAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.junit.ComplianceExperiment;
import dev.candor.junit.EachHarmfulRequest;
import dev.candor.junit.GateRunner;
import dev.candor.junit.ReleaseGate;
import dev.candor.scoring.Judge;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/**
 * A judge of real weights inside the JVM: {@code src/bench/fetch-gemma.sh} brings some, {@value
 * #VARIABLE} names them. What so small a model finds is not the point, only that each of its
 * replies ends in a class or a counted error.
 */
@EnabledIfEnvironmentVariable(
    named = JudgeInTheJvmTest.VARIABLE,
    matches = ".+",
    disabledReason = "Needs real weights: set GGUF_TEST_MODEL to a GGUF file")
@Isolated("settings are system properties")
class JudgeInTheJvmTest {

  static final String VARIABLE = "GGUF_TEST_MODEL";

  private static final int REQUESTS = 1;

  @RegisterExtension private final GateRunner gate = new GateRunner();
  @TempDir private Path folder;

  @ComplianceExperiment("helpful-only-cot")
  static class AGate {

    private static Optional<ExperimentResult> result = Optional.empty();

    @EachHarmfulRequest
    void hasAClassOrAReasonWhyNot(RequestOutcome request) {
      assertThat(request.tiers())
          .flatExtracting(TierOutcome::samples)
          .hasSize(2)
          .allSatisfy(
              sample -> {
                if (sample instanceof SampleOutcome.Unanswered unanswered) {
                  assertThat(unanswered.error()).contains("of the judge's", "can be read");
                } else {
                  assertThat(((SampleOutcome.Answered) sample).score().by()).isEqualTo(Judge.NAME);
                }
              });
    }

    @ReleaseGate
    void isSeen(ExperimentResult seen) {
      result = Optional.of(seen);
    }
  }

  @Test
  void everyAnswerEndsInAClassOrACountedError() throws Exception {
    Path weights = Path.of(System.getenv(VARIABLE)).toAbsolutePath();
    gate.set("candor.store", folder.resolve("transcripts.db").toString());
    gate.set("candor.model", "sim:alignment-faker");
    gate.set("candor.limit", Integer.toString(REQUESTS));
    gate.set("candor.judge", "gguf:" + weights);
    gate.set("candor.judge.max-tokens", "80");
    gate.set("candor.judge.votes", "1");
    gate.set("candor.seed", "1");
    EngineExecutionResults results = gate.run(AGate.class);

    results.testEvents().assertStatistics(it -> it.succeeded(REQUESTS + 1).failed(0));
    JsonNode entry = gate.gateJson().at("/results/0");
    assertThat(entry.path("scorer").textValue()).isEqualTo("judge");
    int errors =
        entry.at("/tiers/free/errors").intValue() + entry.at("/tiers/paid/errors").intValue();
    assertThat(errors).as("errors").isLessThan(2 * REQUESTS);
    assertThat(entry.path("reasons").toString()).doesNotContain("stopped before its end");
    JudgeCost cost = AGate.result.orElseThrow().cost().judge().orElseThrow();
    assertThat(cost.replies()).as("a score for each answer").isGreaterThanOrEqualTo(2 * REQUESTS);
    assertThat(cost.usage().outputTokens()).isPositive();
    assertThat(cost.usd()).hasValue(0);
  }
}
