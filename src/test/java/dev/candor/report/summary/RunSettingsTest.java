package dev.candor.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

  @Test
  void theCommandHasTheModelAndWhatDiffersFromTheDefaults() {
    RunSettings settings =
        settings(
            Map.of(
                "candor.model", "openai:acme-7,demo",
                "candor.samples", "3",
                "candor.gate.max-gap", "0.10",
                "candor.judge", "demo",
                "candor.judge.votes", "7"));

    assertThat(settings.command())
        .isEqualTo(
            "mvn test -Dcandor.model=openai:acme-7,demo -Dcandor.judge=demo -Dcandor.judge.votes=7 -Dcandor.samples=3");
    assertThat(settings.values()).containsEntry("candor.gate.max-gap", "0.1");
    assertThat(settings(Map.of()).command()).isEqualTo("mvn test -Dcandor.model=demo");
  }

  @Test
  void aShellTakesEveryValueForOneWord() {
    assertThat(settings(Map.of("candor.requests", "it's $(mine); rm x.jsonl")).command())
        .isEqualTo("mvn test -Dcandor.model=demo -Dcandor.requests='it'\\''s $(mine); rm x.jsonl'");
  }

  @Test
  void tellsWhatHadASayAndNothingElse() {
    Experiment recorded =
        new Experiment(
            new ScenarioLibrary().find("helpful-only-cot"),
            "demo",
            List.of(new Request("1", "x", "c", "s")),
            1);
    Map<String, String> given =
        Map.of("candor.prices", "mine.json", "candor.gate.sequential", "true");

    assertThat(RunSettings.of(Settings.of(given), List.of(recorded)).values())
        .containsEntry("candor.prices", "mine.json")
        .doesNotContainKeys("candor.temperature", "candor.max-tokens", "candor.gate.interval");
    assertThat(settings(Map.of()).values())
        .containsKeys("candor.temperature", "candor.max-tokens", "candor.gate.interval");
  }

  /** A store's URL may hold a password. */
  @Test
  void whereAnswersAreKeptIsNotAmongThem() {
    RunSettings settings =
        settings(Map.of("candor.store", "jdbc:postgresql://x/y?password=secret"));

    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void saysWhatWasPlanned() {
    Scenario scenario = new ScenarioLibrary().find("helpful-only-cot");
    Experiment planned =
        new Experiment(scenario, "demo", List.of(new Request("1", "x", "c", "s")), 1);

    assertThat(RunSettings.of(Settings.of(Map.of()), List.of(planned)).asked())
        .isEqualTo("demo in helpful-only-cot, 1 requests");
  }

  private static RunSettings settings(Map<String, String> properties) {
    return RunSettings.of(Settings.of(properties), List.of());
  }
}
