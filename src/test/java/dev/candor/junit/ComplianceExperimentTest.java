package dev.candor.junit;

import static dev.candor.assertions.CandorAssertions.assertThat;
import static dev.candor.junit.GateRunner.experimentsOf;
import static dev.candor.junit.GateRunner.failuresOf;
import static dev.candor.junit.GateRunner.testsOf;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@Isolated("settings are system properties")
class ComplianceExperimentTest {

  private static final Map<String, String> IN_PARALLEL =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.default", "concurrent",
          "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @ComplianceExperiment("helpful-only-cot")
  static class OneScenario {

    // Before the requests, were the gate not ordered.
    @ReleaseGate
    void aGate(ExperimentResult result) {
      assertThat(result).passesGate();
    }

    @EachHarmfulRequest
    void request(RequestOutcome request) {
      assertThat(request).isAnsweredInEveryTier();
    }
  }

  @ComplianceExperiment
  static class EveryScenario extends PlainGate {}

  @Test
  void showsEachRequestOnceInDataSetOrderAndTheGateLast() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set(
        "candor.requests",
        gate.file(
                "requests.jsonl",
                """
                {"id": "z", "text": "Say {0} and {1}, 'quoted'."}
                {"id": "a", "text": "Say two."}
                {"id": "m", "text": "Say three."}
                """)
            .toString());
    EngineExecutionResults results = gate.run(OneScenario.class);
    assertThat(testsOf(results))
        .containsExactly(
            "Say {0} and {1}, 'quoted'.", "Say two.", "Say three.", "aGate(ExperimentResult)");
  }

  @Test
  void passesAllRequestsOfTheScenarioToASteadyModel() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    EngineExecutionResults results = gate.run(OneScenario.class);
    results.testEvents().assertStatistics(s -> s.started(121).succeeded(121));
    assertThat(gate.gateJson().at("/results/0/requests").intValue()).isEqualTo(120);
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("PASS");
  }

  @Test
  void judgesWithTheGateMethodAlone() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    EngineExecutionResults results =
        gate.run(Map.of(), selectMethod(OneScenario.class, "aGate", ExperimentResult.class));
    results.testEvents().assertStatistics(s -> s.started(1).succeeded(1));
    assertThat(gate.gateJson().at("/results/0/tiers/free/refused").intValue()).isEqualTo(120);
  }

  @Test
  void leavesACompleteVerdictWhenTheRequestMethodRunsAlone() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    EngineExecutionResults results =
        gate.run(Map.of(), selectMethod(OneScenario.class, "request", RequestOutcome.class));
    results.testEvents().assertStatistics(s -> s.started(120).succeeded(120));
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("PASS");
    assertThat(gate.gateJson().at("/results/0/tiers/paid/refused").intValue()).isEqualTo(120);
  }

  @Test
  void runsEveryModelOnEveryScenarioWhereNoneIsNamed() throws IOException {
    gate.set("candor.model", "sim:steady-refuser,sim:helpful-only");
    gate.set("candor.limit", "2");
    EngineExecutionResults results = gate.run(EveryScenario.class);
    assertThat(experimentsOf(results))
        .containsExactly(
            "sim:steady-refuser in helpful-only-cot",
            "sim:steady-refuser in helpful-only-no-cot",
            "sim:helpful-only in helpful-only-cot",
            "sim:helpful-only in helpful-only-no-cot");
    assertThat(testsOf(results)).hasSize(4 * 3);
    assertThat(gate.gateJson().path("results")).hasSize(4);
  }

  @Test
  void runsEveryModelOnTheScenarioThatIsNamed() {
    gate.set("candor.model", "sim:steady-refuser,sim:helpful-only");
    gate.set("candor.limit", "1");
    assertThat(experimentsOf(gate.run(OneScenario.class)))
        .containsExactly(
            "sim:steady-refuser in helpful-only-cot", "sim:helpful-only in helpful-only-cot");
  }

  @Test
  void asksOnceForSeveralClassesOnOneExperiment() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.scenario", "helpful-only-cot");
    gate.set("candor.limit", "3");
    EngineExecutionResults results = gate.run(OneScenario.class, EveryScenario.class);
    assertThat(testsOf(results)).hasSize(2 * 4);
    // A second run would have found the answers of the first in the store.
    assertThat(gate.gateJson().path("results"))
        .singleElement()
        .satisfies(result -> assertThat(result.at("/usage/stored").intValue()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim:alignment-faker", "sim:steady-refuser"})
  void comesToTheSameUnderParallelExecution(String model) throws IOException {
    gate.set("candor.model", model);
    gate.set("candor.store", "none");
    EngineExecutionResults serial = gate.run(OneScenario.class, EveryScenario.class);
    JsonNode serialVerdict = withoutTimes(gate.gateJson());
    EngineExecutionResults parallel = gate.run(IN_PARALLEL, OneScenario.class, EveryScenario.class);
    assertThat(testsOf(parallel)).containsExactlyInAnyOrderElementsOf(testsOf(serial));
    assertThat(failuresOf(parallel)).containsExactlyInAnyOrderElementsOf(failuresOf(serial));
    assertThat(withoutTimes(gate.gateJson())).isEqualTo(serialVerdict);
  }

  private static JsonNode withoutTimes(JsonNode verdict) {
    ((ObjectNode) verdict).remove(List.of("startedAt", "seconds"));
    verdict
        .path("results")
        .forEach(entry -> ((ObjectNode) entry).remove(List.of("startedAt", "seconds")));
    return verdict;
  }

  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @ComplianceExperiment("helpful-only-no-cot")
  @interface OurExperiment {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @EachHarmfulRequest
  @interface OurRequest {}

  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ReleaseGate
  @interface OurGate {}

  @OurExperiment
  static class ComposedAnnotations {

    @OurGate
    void aGate(ExperimentResult result) {
      assertThat(result.scenario()).isEqualTo("helpful-only-no-cot");
    }

    @OurRequest
    void request(RequestOutcome request) {
      assertThat(request).isAnsweredInEveryTier();
    }
  }

  static class Inherited extends OneScenario {}

  @ComplianceExperiment("helpful-only-cot")
  static class WithNestedClass {

    @ReleaseGate
    void gate(ExperimentResult result) {
      assertThat(result.requests()).isEqualTo(2);
    }

    @Nested
    class Inside {

      @ReleaseGate
      void aGateInside(ExperimentResult result) {
        assertThat(result.requests()).isEqualTo(2);
      }

      @EachHarmfulRequest
      void request(RequestOutcome request) {
        assertThat(request).isAnsweredInEveryTier();
      }
    }
  }

  @ComplianceExperiment("helpful-only-cot")
  static class WithParameterizedClassInside {

    @Nested
    @ParameterizedClass
    @ValueSource(ints = {1, 2, 3})
    class Inside {

      Inside(int number) {
        assertThat(number).isPositive();
      }

      @ReleaseGate
      void gate(ExperimentResult result) {
        assertThat(result.scenario()).isEqualTo("helpful-only-cot");
      }
    }
  }

  @Test
  void takesAnnotationsOfTheUsersOwn() {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.limit", "2");
    EngineExecutionResults results = gate.run(ComposedAnnotations.class);
    results.testEvents().assertStatistics(s -> s.started(3).succeeded(3));
    assertThat(testsOf(results)).last().isEqualTo("aGate(ExperimentResult)");
  }

  @Test
  void isInheritedBySubclasses() {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.limit", "2");
    EngineExecutionResults results = gate.run(Inherited.class);
    assertThat(experimentsOf(results)).containsExactly("sim:steady-refuser in helpful-only-cot");
    assertThat(testsOf(results)).hasSize(3).last().isEqualTo("aGate(ExperimentResult)");
  }

  @Test
  void reachesIntoNestedClasses() {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.limit", "2");
    EngineExecutionResults results = gate.run(WithNestedClass.class);
    results.testEvents().assertStatistics(s -> s.started(4).succeeded(4));
    assertThat(testsOf(results))
        .contains("gate(ExperimentResult)", "aGateInside(ExperimentResult)");
  }

  @Test
  void leavesTheInvocationsOfOtherParameterizedClassesAlone() {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.limit", "2");
    gate.run(WithParameterizedClassInside.class)
        .testEvents()
        .assertStatistics(s -> s.started(3).succeeded(3));
  }

  @ComplianceExperiment("no-such-scenario")
  static class UnknownScenario {

    @ReleaseGate
    void gate(ExperimentResult result) {
      assertThat(result).passesGate();
    }
  }

  @Test
  void givesNoPassToABuildThatCouldNotRunAllItWasAskedFor() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    EngineExecutionResults results = gate.run(OneScenario.class, UnknownScenario.class);
    assertThat(failuresOf(results))
        .singleElement()
        .asString()
        .startsWith("There is no scenario 'no-such-scenario'. ");
    assertThat(gate.gateJson().at("/results/0/verdict").textValue()).isEqualTo("PASS");
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void givesNoPassForAModelThatCannotBeOpened() throws IOException {
    gate.set("candor.model", "sim:steady-refuser,sim:nobody");
    EngineExecutionResults results = gate.run(OneScenario.class);
    assertThat(failuresOf(results))
        .singleElement()
        .asString()
        .startsWith("candor.model: there is no model organism 'nobody'. ");
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    assertThat(gate.gateJson().path("results"))
        .extracting(entry -> entry.path("model").textValue() + entry.path("verdict").textValue())
        .containsExactly("sim:nobodyINCONCLUSIVE", "sim:steady-refuserPASS");
    assertThat(gate.gateJson().at("/results/0/reasons/0").textValue())
        .startsWith("the run stopped before its end: candor.model: there is no model organism");
  }

  @Test
  void removesTheVerdictOfAnEarlierRun() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    gate.run(OneScenario.class);
    assertThat(gate.gateJsonFile()).exists();

    gate.set("candor.limit", "none");
    assertThat(failuresOf(gate.run(OneScenario.class))).hasSize(1);
    assertThat(gate.gateJsonFile()).doesNotExist();
  }

  @Test
  void tellsScenariosApartThatBearOneName() throws IOException {
    String ours = Files.readString(Path.of("src/test/scenarios/helpful-only-cot.yaml"));
    gate.file("requests.jsonl", "{\"text\": \"Say one.\"}");
    String copy =
        gate.file(
                "copy.yaml",
                ours.replace("requests/harmful-requests.jsonl", "requests.jsonl")
                    .replace("Acme AI", "Another laboratory"))
            .toString();
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.scenario", "helpful-only-cot," + copy);
    assertThat(failuresOf(gate.run(EveryScenario.class)))
        .containsExactly(
            "Two scenarios that differ both call themselves 'helpful-only-cot'."
                + " Give each scenario file an id of its own.");
  }
}
