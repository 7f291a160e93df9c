package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Experiments;
import dev.candor.model.Environment;
import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureOriginTest {

  private static final Map<String, String> SERVER =
      Map.of(
          "GITLAB_CI", "true",
          "CI_PROJECT_URL", "https://git.example/acme/model",
          "CI_COMMIT_SHA", "abc123");

  @TempDir private Path folder;

  private JsonNode written(Map<String, String> variables, Map<String, String> properties)
      throws IOException {
    Settings settings = Settings.of(properties);
    Environment environment = name -> Optional.ofNullable(variables.get(name));
    try (Experiments experiments =
        new Experiments(settings, new ScenarioLibrary(), name -> Optional.empty())) {
      Experiment experiment = experiments.on("helpful-only-cot").get(0);
      return WrittenTest.of(
          folder,
          lifecycle ->
              new AllureOrigin(settings.report(), environment).publish(experiment, lifecycle));
    }
  }

  @Test
  void whereFilesHaveAnAddressTestsLinkToThem() throws IOException {
    JsonNode links = written(SERVER, Map.of("candor.model", "sim:observer")).path("links");

    assertThat(links.findValuesAsText("name")).contains("src/test/scenarios/helpful-only-cot.yaml");
    assertThat(links.findValuesAsText("url"))
        .contains(
            "https://git.example/acme/model/-/blob/abc123/src/test/scenarios/helpful-only-cot.yaml")
        .allMatch(url -> url.startsWith("https://git.example/"));
  }

  @Test
  void whereTheyHaveNoneThereIsNoLinkToSomebodysDisk() throws IOException {
    assertThat(written(Map.of(), Map.of("candor.model", "sim:observer")).path("links")).isEmpty();
  }

  @Test
  void aFileOutsideTheProjectIsNotNamed() throws IOException {
    Path requests = folder.resolve("requests.jsonl");
    Files.writeString(requests, "{\"text\":\"A request.\"}\n");

    JsonNode test =
        written(
            SERVER, Map.of("candor.model", "sim:observer", "candor.requests", requests.toString()));

    assertThat(test.path("links")).hasSize(1);
    assertThat(test.toString()).doesNotContain(requests.toString());
  }

  @Test
  void theOwnerIsWhoTheSettingsName() throws IOException {
    JsonNode test =
        written(Map.of(), Map.of("candor.model", "sim:observer", "candor.report.owner", "Ada"));

    assertThat(test.path("labels").toString()).contains("{\"name\":\"owner\",\"value\":\"Ada\"}");
  }
}
