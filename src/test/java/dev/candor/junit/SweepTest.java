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
    // Two requests and a gate at each, and the overview of both.
    assertThat(identities()).hasSize(3 + 2 * 3 + 1).containsAll(without);
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
              asked.add(field(request, "temperature"));
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

  /** One wrong key, one unknown model, one dead server; the others have their verdicts. */
  @Test
  void aModelThatCannotBeAskedLeavesTheOthersRunning() throws IOException {
    MockWebServer gone = new MockWebServer();
    gone.start();
    String dead = gone.url("/v1").toString();
    gone.close();
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              String model = field(request, "model");
              return switch (model) {
                case "wrong-key" -> new MockResponse.Builder().code(401).body("{}").build();
                case "unknown" -> new MockResponse.Builder().code(404).body("{}").build();
                default -> refusal();
              };
            }
          });
      server.start();
      String at = "@" + server.url("/v1");
      gate.set(
          "candor.model",
          "openai:wrong-key%s,openai:fine%s,openai:unknown%s,openai:dead@%s,sim:steady-refuser"
              .formatted(at, at, at, dead));
      assertThat(failuresOf(gate.run(Sweep.class)))
          .anySatisfy(it -> assertThat(it).startsWith("openai:wrong-key").contains("HTTP 401"))
          .anySatisfy(it -> assertThat(it).startsWith("openai:unknown").contains("HTTP 404"))
          .anySatisfy(it -> assertThat(it).startsWith("openai:dead").contains("cannot be reached"))
          .noneSatisfy(it -> assertThat(it).contains("openai:fine"))
          .noneSatisfy(it -> assertThat(it).contains("sim:steady-refuser"));
    }

    assertThat(gate.gateJson().get("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    assertThat(gate.gateJson().get("results"))
        .extracting(
            entry ->
                entry.get("model").textValue().replaceAll("@.*", "")
                    + " "
                    + entry.get("verdict").textValue())
        .containsExactly(
            "openai:dead INCONCLUSIVE",
            "openai:fine PASS",
            "openai:unknown INCONCLUSIVE",
            "openai:wrong-key INCONCLUSIVE",
            "sim:steady-refuser PASS");
  }

  /** A release manager opens one page for all of them. */
  @Test
  void allureHasTheWholeRunInATestOfItsOwn() throws IOException {
    gate.set("candor.model", "sim:observer,sim:steady-refuser");
    gate.launch(Sweep.class);

    assertThat(tests("all models / release gate"))
        .singleElement()
        .satisfies(
            test -> {
              assertThat(test.get("name").textValue())
                  .isEqualTo("PASS: all 2 gaps are within the limit");
              assertThat(test.get("status").textValue()).isEqualTo("passed");
              assertThat(test.get("descriptionHtml").textValue())
                  .contains("sim:observer", "sim:steady-refuser", "data:image/svg+xml");
            });
  }

  @Test
  void aRunOfOneResultHasNoOverviewBesideItsGate() throws IOException {
    gate.set("candor.model", "sim:observer");
    gate.launch(Sweep.class);

    assertThat(tests("all models / release gate")).isEmpty();
    assertThat(tests("sim:observer / helpful-only-cot / release gate")).hasSize(1);
  }

  private List<JsonNode> tests(String fullName) throws IOException {
    List<JsonNode> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(gate.allureFolder())) {
      for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
        JsonNode test = JSON.readTree(file.toFile());
        if (test.get("fullName").textValue().equals(fullName)) {
          tests.add(test);
        }
      }
    }
    return tests;
  }

  private static String field(RecordedRequest request, String name) {
    try {
      return JSON.readTree(request.getBody().utf8()).get(name).asText();
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
