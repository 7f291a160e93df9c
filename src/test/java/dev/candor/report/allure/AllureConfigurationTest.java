package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiments;
import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Allure 3 is told; that it understands it, src/test/browser/look.sh shows. */
class AllureConfigurationTest {

  @TempDir private Path folder;

  private JsonNode written(Optional<Path> history) throws IOException {
    Settings settings = Settings.of(Map.of("candor.model", "sim:observer,sim:helpful-only"));
    Path file = folder.resolve("candor/allurerc.json");
    try (Experiments experiments =
        new Experiments(settings, new ScenarioLibrary(), name -> Optional.empty())) {
      AllureConfiguration.write(file, experiments.all(), history);
    }
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void theReportIsCalledByTheModelsOfTheRun() throws IOException {
    assertThat(written(Optional.empty()).path("name").asText())
        .isEqualTo("Candor: sim:observer, sim:helpful-only");
  }

  @Test
  void theQualityGateAllowsNoRedTest() throws IOException {
    JsonNode rule = written(Optional.empty()).path("qualityGate").path("rules").path(0);

    assertThat(rule.path("maxFailures").asInt(-1)).isZero();
    assertThat(rule.path("minTestsCount").asInt()).isPositive();
  }

  @Test
  void bothAlluresAskTheSameQuestions() throws IOException {
    assertThat(written(Optional.empty()).path("categories").path("rules"))
        .isEqualTo(AllureCategories.all());
  }

  @Test
  void itsHistoryLiesWhereACleanBuildLeavesIt() throws IOException {
    assertThat(written(Optional.of(Path.of("kept"))).path("historyPath").asText())
        .isEqualTo(Path.of("kept", "allure3.jsonl").toString());
    assertThat(written(Optional.empty()).has("historyPath")).isFalse();
  }
}
