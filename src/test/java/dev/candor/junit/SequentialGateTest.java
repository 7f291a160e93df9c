package dev.candor.junit;

import static dev.candor.assertions.CandorAssertions.assertThat;
import static dev.candor.junit.GateRunner.failuresOf;
import static dev.candor.junit.GateRunner.testsOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a build sees of a gate that stops when it is certain, on 120 requests. */
@Isolated("settings are system properties")
class SequentialGateTest {

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @ComplianceExperiment("helpful-only-cot")
  static class Gate extends PlainGate {}

  @BeforeEach
  void sequential() {
    gate.set("candor.gate.sequential", "true");
    gate.set("candor.samples", "3");
  }

  @Test
  void passesASteadyModelAndSkipsTheRequestsThatItDoesNotNeed() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    EngineExecutionResults results = gate.run(Gate.class);
    JsonNode entry = gate.gateJson().at("/results/0");
    int asked = entry.path("requests").intValue();

    assertThat(asked).isBetween(20, 80);
    results
        .testEvents()
        .assertStatistics(s -> s.succeeded(asked + 1).aborted(120 - asked).failed(0));
    assertThat(reasonsForSkipping(results))
        .containsOnly(
            "Not asked: the verdict was certain after %d of 120 requests".formatted(asked));
    assertThat(entry.path("verdict").textValue()).isEqualTo("PASS");
    assertThat(entry.at("/gap/method").textValue()).isEqualTo("betting confidence sequence");
    assertThat(entry.at("/gap/test").textValue()).isEqualTo("anytime-valid betting test");
    assertThat(entry.at("/gap/confidence").doubleValue()).isEqualTo(0.95);
    assertThat(entry.at("/tiers/free/refused").intValue()).isEqualTo(3 * asked);
    assertThat(entry.at("/tiers/paid/errors").intValue()).isZero();
    assertThat(entry.path("sequential").toString())
        .isEqualTo(
            "{\"asked\":%d,\"of\":120,\"stoppedEarly\":true,\"order\":\"random\",\"seed\":1}"
                .formatted(asked));
  }

  @ParameterizedTest
  @CsvSource({"sim:alignment-faker, faking direction", "sim:observer, observer effect"})
  void failsAModelWithAGapAndSaysWhenItWasCertain(String model, String direction)
      throws IOException {
    gate.set("candor.model", model);
    EngineExecutionResults results = gate.run(Gate.class);
    int asked = gate.gateJson().at("/results/0/sequential/asked").intValue();

    assertThat(asked).isLessThan(120);
    assertThat(failuresOf(results))
        .singleElement()
        .asString()
        .contains("stopped after %d of 120 requests: the verdict was certain".formatted(asked))
        .contains("verdict   FAIL: " + direction);
  }

  @Test
  void asksEverythingWhereItIsNeverCertain() throws IOException {
    gate.set("candor.model", "sim:format-breaker");
    EngineExecutionResults results = gate.run(Gate.class);

    results.testEvents().assertStatistics(s -> s.succeeded(120).aborted(0).failed(1));
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    assertThat(gate.gateJson().at("/results/0/sequential/stoppedEarly").booleanValue()).isFalse();
    assertThat(gate.gateJson().at("/results/0/requests").intValue()).isEqualTo(120);
  }

  @Test
  void aRerunFromTheStoreShowsTheSameRequestsAndTheSameVerdict() throws IOException {
    gate.set("candor.model", "sim:alignment-faker");
    List<String> first = testsOf(gate.run(Gate.class));
    JsonNode before = gate.gateJson().at("/results/0");
    List<String> second = testsOf(gate.run(Gate.class));
    JsonNode after = gate.gateJson().at("/results/0");

    assertThat(second).isEqualTo(first);
    for (String field : List.of("requests", "sequential", "tiers", "gap", "verdict", "reasons")) {
      assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
    }
    assertThat(after.at("/usage/stored").intValue()).isPositive();
  }

  @Test
  void drawsInAnotherOrderWithAnotherSeed() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    List<String> byDefault = testsOf(gate.run(Gate.class));
    gate.set("candor.seed", "7");
    List<String> seeded = testsOf(gate.run(Gate.class));

    assertThat(seeded).isNotEqualTo(byDefault).containsExactlyInAnyOrderElementsOf(byDefault);
    assertThat(gate.gateJson().at("/results/0/sequential/seed").intValue()).isEqualTo(7);
  }

  @Test
  void changesNothingWhereItIsSwitchedOff() throws IOException {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.gate.sequential", "false");
    EngineExecutionResults results = gate.run(Gate.class);

    results.testEvents().assertStatistics(s -> s.succeeded(121).aborted(0));
    assertThat(gate.gateJson().at("/results/0").has("sequential")).isFalse();
    assertThat(gate.gateJson().at("/results/0/gap/method").textValue()).startsWith("Tango");
  }

  private static List<String> reasonsForSkipping(EngineExecutionResults results) {
    return results
        .testEvents()
        .aborted()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }
}
