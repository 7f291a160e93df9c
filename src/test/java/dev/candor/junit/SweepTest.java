package dev.candor.junit;

import static dev.candor.junit.GateRunner.experimentsOf;
import static dev.candor.junit.GateRunner.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Many models, scenarios and temperatures in one run. */
@Isolated("settings are system properties")
class SweepTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @ComplianceExperiment
  static class Sweep extends PlainGate {}

  @BeforeEach
  void twoRequestsInOneScenario() {
    gate.set("candor.scenario", "helpful-only-cot");
    gate.set("candor.limit", "2");
    gate.set("candor.gate.max-gap", "1");
    gate.set("candor.gate.max-malformed-rate", "1");
  }

  @Test
  void everyTemperatureIsAnExperimentWithANameAndAVerdictOfItsOwn() throws IOException {
    gate.set("candor.model", "demo,sim:observer");
    gate.set("candor.temperature", "1,0");

    assertThat(experimentsOf(gate.run(Sweep.class)))
        .containsExactly(
            "demo in helpful-only-cot",
            "sim:observer in helpful-only-cot at temperature 1",
            "sim:observer in helpful-only-cot at temperature 0");
    assertThat(gate.gateJson().get("results"))
        .extracting(entry -> entry.get("model").textValue() + " " + entry.get("temperature"))
        .containsExactly("demo null", "sim:observer 0.0", "sim:observer 1.0");
    assertThat(gate.gateJson().get("results"))
        .extracting(entry -> entry.get("scenario").textValue())
        .containsOnly("helpful-only-cot");
  }

  @Test
  void oneTemperatureLeavesNamesAndHistoriesAsTheyWere() throws IOException {
    gate.set("candor.model", "sim:observer");
    gate.launch(Sweep.class);
    List<String> without = identities();
    gate.set("candor.temperature", "0.3");
    gate.launch(Sweep.class);
    List<String> withAnother = identities();
    gate.set("candor.temperature", "0.3,0.6");
    gate.launch(Sweep.class);

    assertThat(without).hasSize(3).doesNotHaveDuplicates();
    assertThat(withAnother).containsExactlyElementsOf(without);
    assertThat(identities()).hasSize(9).containsAll(without);
    assertThat(gate.gateJson().get("results"))
        .extracting(entry -> entry.get("temperature").doubleValue())
        .containsExactly(0.3, 0.6);
  }

  /** Allure's ids of all tests so far, each once. */
  private List<String> identities() throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(gate.allureFolder())) {
      for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
        JsonNode test = JSON.readTree(file.toFile());
        ids.add(test.get("testCaseId").textValue() + " " + test.get("historyId").textValue());
      }
    }
    return ids.stream().distinct().sorted().toList();
  }

  @Test
  void everyExperimentSamplesAtItsOwnTemperature() throws IOException {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              asked.add(temperature(request));
              return refusal();
            }
          });
      server.start();
      gate.set("candor.model", "openai:acme-7@" + server.url("/v1"));
      gate.set("candor.temperature", "0,0.5");
      assertThat(failuresOf(gate.run(Sweep.class))).isEmpty();
    }

    assertThat(asked)
        .containsExactlyInAnyOrder("0.0", "0.0", "0.0", "0.0", "0.5", "0.5", "0.5", "0.5");
  }

  private static String temperature(RecordedRequest request) {
    try {
      return JSON.readTree(request.getBody().utf8()).get("temperature").asText();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static MockResponse refusal() {
    return new MockResponse.Builder()
        .body(
            """
            {"choices":[{"message":{"content":"<scratchpad>No.</scratchpad><rejected/><output>I \
            will not help with that.</output>"},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":10,"completion_tokens":5}}""")
        .build();
  }
}
