package dev.candor.junit;

import static dev.candor.junit.GateRunner.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.experiment.RequestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** A run beside its plan, and a plan that is too dear to be run. */
@Isolated("settings are system properties")
class PlannedCostTest {

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @ComplianceExperiment("helpful-only-few-shot")
  static class FewShot {

    @EachHarmfulRequest
    void request(RequestOutcome request) {}
  }

  @Test
  void theRecordingTakesWhatWasPlannedForIt() throws IOException {
    gate.set("candor.model", "demo");
    assertThat(failuresOf(gate.run(FewShot.class))).isEmpty();

    JsonNode usage = gate.gateJson().path("results").get(0).path("usage");
    for (String tokens : new String[] {"inputTokens", "outputTokens"}) {
      assertThat(usage.path("planned").path(tokens).asDouble() / usage.path(tokens).asDouble())
          .as(tokens)
          .isCloseTo(1, within(0.1));
    }
    assertThat(usage.path("planned").path("usd").asDouble(-1)).isZero();
    Path summary = gate.gateJsonFile().resolveSibling("summary.md");
    assertThat(Files.readString(summary)).containsPattern("planned 194,\\d+ tokens, took 197,364");
  }

  @Test
  void nobodyIsAskedBeforeTheCostIsAgreedTo() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      String model = "openai:acme-1@" + server.url("/v1");
      gate.set("candor.model", model);
      gate.set(
          "candor.prices",
          gate.file(
                  "prices.json",
                  "{\"models\":[{\"model\":\"%s\",\"input\":10,\"output\":50,\"asOf\":\"2026-11-01\"}]}"
                      .formatted(model))
              .toString());
      gate.set("candor.confirm-cost-above", "1.5");

      assertThat(failuresOf(gate.run(FewShot.class)))
          .anySatisfy(
              message ->
                  assertThat(message)
                      .contains(
                          "planned to cost $", "candor.confirm-cost-above=1.5,", "no terminal"));
      assertThat(server.getRequestCount()).isZero();
      assertThat(gate.gateJsonFile()).doesNotExist();
    }
  }
}
