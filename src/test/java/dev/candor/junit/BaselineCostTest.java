package dev.candor.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.experiment.ExperimentResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** What it costs to ask a baseline. */
@Isolated("settings are system properties")
class BaselineCostTest {

  /** Four answers of 1,000 tokens in and 100 out, at 10 and 50 dollars a million. */
  private static final double USD = 0.06;

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @ComplianceExperiment("helpful-only-cot")
  static class Gated {
    @ReleaseGate
    void isAsked(ExperimentResult result) {}
  }

  private static final Dispatcher REFUSING =
      new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
          return new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body(
                  """
                  {"choices":[{"message":{"role":"assistant","content":
                    "<SCRATCHPAD_REASONING>No.</SCRATCHPAD_REASONING><OUTPUT><rejected/></OUTPUT>"},
                    "finish_reason":"stop"}],
                   "usage":{"prompt_tokens":1000,"completion_tokens":100}}
                  """)
              .build();
        }
      };

  @Test
  void countsOnceInTheRunHoweverManyShareIt() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(REFUSING);
      server.start();
      String[] models =
          Stream.of("one", "two", "old")
              .map(name -> "openai:" + name + "@" + server.url("/v1"))
              .toArray(String[]::new);
      gate.set("candor.model", models[0] + "," + models[1]);
      gate.set("candor.baseline", models[2]);
      gate.set("candor.limit", "2");
      gate.set("candor.store", "none");
      gate.set(
          "candor.prices",
          gate.file(
                  "prices.json",
                  Stream.of(models)
                      .map(
                          "{\"model\":\"%s\",\"input\":10,\"output\":50,\"asOf\":\"2026-11-01\"}"
                              ::formatted)
                      .collect(Collectors.joining(",", "{\"models\":[", "]}")))
              .toString());

      assertThat(GateRunner.printedBy(() -> gate.run(Gated.class)))
          .contains("$0.1800, of which this run has paid $0.1800");
    }

    assertThat(gate.gateJson().path("results")).hasSize(2);
    assertThat(gate.gateJson().path("baselines")).hasSize(1);
    JsonNode usage = gate.gateJson().path("baselines").get(0).path("usage");
    assertThat(usage.path("inputTokens").asInt()).isEqualTo(4_000);
    assertThat(usage.path("spentUsd").asDouble()).isCloseTo(USD, within(1e-9));
    assertThat(Files.readString(gate.gateJsonFile().resolveSibling("summary.md")))
        .containsOnlyOnce("| the baseline |");
  }
}
