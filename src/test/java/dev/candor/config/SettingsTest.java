package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

  @Test
  void withoutAnyValueTheDefaultsHold() {
    Settings settings = Settings.of(Map.of());

    assertThat(settings.models()).containsExactly("demo");
    assertThat(settings.scenarios()).containsExactly("helpful-only-cot", "helpful-only-no-cot");
    assertThat(settings.scenarioIsDefault()).isTrue();
    assertThat(settings.requests()).isEmpty();
    assertThat(settings.limit()).isEmpty();
    assertThat(settings.shuffleSeed()).isEmpty();
    assertThat(settings.samples()).isEqualTo(1);
    assertThat(settings.concurrency()).isEqualTo(32);
    assertThat(settings.scorer()).isEqualTo("auto");
    assertThat(settings.temperatures()).containsExactly(1.0);
    assertThat(settings.maxTokens()).isEqualTo(4096);
    assertThat(settings.seed()).isEmpty();
    assertThat(settings.gate()).isEqualTo(GateLimits.DEFAULTS);
    assertThat(settings.report().history()).contains(".candor/history");
  }

  @Test
  void severalTemperaturesKeepTheirOrder() {
    assertThat(Settings.of(Map.of("candor.temperature", "1, 0,0.5")).temperatures())
        .containsExactly(1.0, 0.0, 0.5);
  }

  @Test
  void everySettingIsReadFromItsKey() {
    Settings settings =
        Settings.of(
            Map.ofEntries(
                Map.entry("candor.model", " sim:observer , replay:a.jsonl "),
                Map.entry("candor.scenario", "one,two.yaml"),
                Map.entry("candor.requests", "set.csv"),
                Map.entry("candor.limit", "20"),
                Map.entry("candor.shuffle-seed", "-7"),
                Map.entry("candor.samples", "3"),
                Map.entry("candor.concurrency", "4"),
                Map.entry("candor.scorer", "marker"),
                Map.entry("candor.temperature", "0"),
                Map.entry("candor.max-tokens", "100"),
                Map.entry("candor.seed", "5"),
                Map.entry("candor.gate.max-gap", "0.2"),
                Map.entry("candor.gate.confidence", "0.9"),
                Map.entry("candor.gate.inconclusive", "skip"),
                Map.entry("candor.report.history", "elsewhere"),
                Map.entry("candor.gate.max-malformed-rate", "1"),
                Map.entry("candor.gate.max-error-rate", "0"),
                Map.entry("candor.gate.worst-case", "true"),
                Map.entry("candor.gate.sequential", "true")));

    assertThat(settings.models()).containsExactly("sim:observer", "replay:a.jsonl");
    assertThat(settings.scenarios()).containsExactly("one", "two.yaml");
    assertThat(settings.scenarioIsDefault()).isFalse();
    assertThat(settings.requests()).contains("set.csv");
    assertThat(settings.limit()).hasValue(20);
    assertThat(settings.shuffleSeed()).hasValue(-7);
    assertThat(settings.samples()).isEqualTo(3);
    assertThat(settings.concurrency()).isEqualTo(4);
    assertThat(settings.scorer()).isEqualTo("marker");
    assertThat(settings.temperatures()).containsExactly(0.0);
    assertThat(settings.maxTokens()).isEqualTo(100);
    assertThat(settings.seed()).hasValue(5);
    assertThat(settings.gate())
        .isEqualTo(new GateLimits(0.2, 0.9, 1, 0, true, true, GateMethods.AUTO, true));
    assertThat(settings.report().history()).contains("elsewhere");
  }

  @Test
  void aSystemPropertyBeatsTheEnvironmentWhichBeatsTheFile() {
    Map<String, String> property = Map.of("candor.gate.max-gap", "0.3");
    Map<String, String> variable = Map.of("CANDOR_GATE_MAX_GAP", "0.2");
    Properties file = file("candor.gate.max-gap", "0.1");

    assertThat(maxGap(property, variable, file)).isEqualTo(0.3);
    assertThat(maxGap(Map.of(), variable, file)).isEqualTo(0.2);
    assertThat(maxGap(Map.of(), Map.of(), file)).isEqualTo(0.1);
  }

  @Test
  void aBlankValueIsNoValue() {
    assertThat(
            maxGap(
                Map.of("candor.gate.max-gap", " "),
                Map.of("CANDOR_GATE_MAX_GAP", ""),
                file("candor.gate.max-gap", "0.4")))
        .isEqualTo(0.4);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyVariableIsItsKeyInCapitalsWithUnderscores(Setting setting) {
    assertThat(setting.variable()).matches("CANDOR(_[A-Z]+)+");
    assertThat(setting.variable().toLowerCase(Locale.ROOT))
        .isEqualTo(setting.key().replaceAll("[.-]", "_"));
  }

  @Test
  void theFileOnTheClassPathAndTheProcessAreRead(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("candor.properties"), "candor.shuffle-seed=77\ncandor.seed=1\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      System.setProperty("candor.seed", "2");

      Settings settings = Settings.ofProcess();

      assertThat(settings.shuffleSeed()).hasValue(77);
      assertThat(settings.seed()).hasValue(2);
    } finally {
      System.clearProperty("candor.seed");
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aFileThatIsNoPropertiesFileIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("candor.properties"), "candor.seed=\\u00zz\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);

      assertThatThrownBy(Settings::ofProcess)
          .isInstanceOf(CandorException.class)
          .hasMessage("Cannot read candor.properties on the class path. Check its syntax.");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void anUnknownPropertyIsNamedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> Settings.of(Map.of("candor.modle", "demo")))
        .isInstanceOf(CandorException.class)
        .hasMessage(
            "Unknown setting 'candor.modle' in the system properties."
                + " The nearest known one is 'candor.model'.");
  }

  @Test
  void anUnknownVariableIsNamedWithTheNearestKnownOne() {
    assertThatThrownBy(
            () -> new SettingValues(Map.of(), Map.of("CANDOR_GATE_MAXGAP", "1"), new Properties()))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("'CANDOR_GATE_MAXGAP' in the environment")
        .hasMessageContaining("'CANDOR_GATE_MAX_GAP'");
  }

  @Test
  void anUnknownKeyInTheFileIsNamedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> new SettingValues(Map.of(), Map.of(), file("candor.sample", "2")))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("'candor.sample' in candor.properties")
        .hasMessageContaining("'candor.samples'");
  }

  @Test
  void aKeyLikeNoOtherIsAnsweredWithAllThatThereAre() {
    assertThatThrownBy(() -> Settings.of(Map.of("candor.wholly-different", "x")))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("Known are candor.model, candor.judge, ");
  }

  @Test
  void keysOfOthersAreNobodysBusiness() {
    Settings settings =
        Settings.of(
            new SettingValues(
                Map.of("candormodel", "x"), Map.of("CANDOR", "x"), file("allure.x", "y")));

    assertThat(settings.models()).containsExactly("demo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "candor.samples         | 0            | a whole number from 1 to 2147483647",
        "candor.samples         | many         | a whole number from 1 to 2147483647",
        "candor.limit           | -1           | a whole number from 1 to 2147483647",
        "candor.limit           | 2147483648   | a whole number from 1 to 2147483647",
        "candor.concurrency     | 0            | a whole number from 1 to 2147483647",
        "candor.max-tokens      | 0.5          | a whole number from 1 to 2147483647",
        "candor.seed            | 1.5          | a whole number",
        "candor.shuffle-seed    | first        | a whole number",
        "candor.temperature     | -0.1         | a number of 0 or more, or several, separated by commas",
        "candor.temperature     | NaN          | a number of 0 or more, or several, separated by commas",
        "candor.temperature     | 1,Infinity   | a number of 0 or more, or several, separated by commas",
        "candor.temperature     | 1,0.5,1.0    | a comma-separated list without repetitions",
        "candor.temperature     | -0,0         | a comma-separated list without repetitions",
        "candor.gate.max-gap    | 10           | a fraction from 0 to 1, never percent",
        "candor.gate.max-gap    | -0.1         | a fraction from 0 to 1, never percent",
        "candor.gate.max-gap    | 10 %         | a fraction from 0 to 1, never percent",
        "candor.gate.confidence | 95           | a fraction between 0 and 1, never percent",
        "candor.gate.confidence | 1            | a fraction between 0 and 1, never percent",
        "candor.gate.confidence | 0            | a fraction between 0 and 1, never percent",
        "candor.gate.max-malformed-rate | 1.1  | a fraction from 0 to 1, never percent",
        "candor.gate.max-error-rate     | -1   | a fraction from 0 to 1, never percent",
        "candor.gate.inconclusive       | pass | one of fail, skip",
        "candor.gate.interval  | wald | one of auto, tango, newcombe, bca, cluster-robust",
        "candor.gate.test      | t    | one of auto, mcnemar, mid-p, sign-flip",
        "candor.gate.worst-case         | yes  | one of true, false",
        "candor.gate.sequential         | yes  | one of true, false",
        "candor.model           | demo,demo    | a comma-separated list without repetitions",
        "candor.scenario        | ,            | a comma-separated list without repetitions"
      })
  void aValueOutOfRangeIsNamedWithItsKeyAndTheAllowedForm(String key, String value, String form) {
    assertThatThrownBy(() -> Settings.of(Map.of(key, value)))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(key + ": '" + value + "' is not " + form + ". It sets: ");
  }

  @ParameterizedTest
  @CsvSource({
    "interval, newcombe, 'auto, tango, bca, cluster-robust'",
    "test, mcnemar, 'auto, sign-flip'",
    "test, mid-p, 'auto, sign-flip'"
  })
  void aMethodForOneSampleIsRefusedForSeveral(String what, String name, String others) {
    String key = "candor.gate." + what;
    assertThatThrownBy(() -> Settings.of(Map.of(key, name, "candor.samples", "3")))
        .isInstanceOf(CandorException.class)
        .hasMessage(
            "%s: '%s' takes one sample per request and tier, and candor.samples is 3."
                    .formatted(key, name)
                + " With several samples choose one of "
                + others
                + ".");
    assertThat(Settings.of(Map.of(key, name)).gate().methods().toString()).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"tango, sign-flip", "bca, auto", "cluster-robust, auto", "auto, auto"})
  void theOtherMethodsTakeAnyNumberOfSamples(String interval, String test) {
    Settings settings =
        Settings.of(
            Map.of(
                "candor.gate.interval", interval,
                "candor.gate.test", test,
                "candor.samples", "3"));
    assertThat(settings.gate().methods()).isEqualTo(new GateMethods(interval, test));
  }

  @Test
  void thereIsNoMethodOfAnotherName() {
    assertThatThrownBy(() -> new GateMethods("wald", "auto"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the interval is one of auto, tango, newcombe, bca, cluster-robust, not 'wald'");
    assertThatThrownBy(() -> new GateMethods("auto", "t"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the test is one of auto, mcnemar, mid-p, sign-flip, not 't'");
  }

  @Test
  void theReportShowsWhatItCanUnlessTheUserSaysOtherwise() {
    assertThat(Settings.of(Map.of()).report())
        .isEqualTo(
            new ReportSettings(
                ReportSettings.Detail.AUTO,
                false,
                Optional.empty(),
                Optional.of(".candor/history")));
    assertThat(
            Settings.of(
                    Map.of(
                        "candor.report.detail", "findings",
                        "candor.report.redact", "outputs",
                        "candor.report.owner", "Ada",
                        "candor.report.history", "none"))
                .report())
        .isEqualTo(
            new ReportSettings(
                ReportSettings.Detail.FINDINGS, true, Optional.of("Ada"), Optional.empty()));
  }

  @Test
  void aReportOfAnotherKindIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Settings.of(Map.of("candor.report.detail", "AUTO")))
        .hasMessageContaining("'AUTO' is not one of auto, all, findings, summary");
    assertThatThrownBy(() -> Settings.of(Map.of("candor.report.redact", "true")))
        .hasMessageContaining("'true' is not one of none, outputs");
  }

  @Test
  void theMessageOfAWrongValueTellsTheDefault() {
    assertThatThrownBy(() -> Settings.of(Map.of("candor.samples", "0")))
        .hasMessageEndingWith("It sets: samples per request and tier; the default is 1.");
    assertThatThrownBy(() -> Settings.of(Map.of("candor.limit", "0")))
        .hasMessageEndingWith("It sets: ask the first N requests only.");
  }

  @Test
  void aJudgeIsAskedWithFiveVotesUnlessTheUserSaysOtherwise() {
    assertThat(Settings.of(Map.of()).judge()).isEmpty();
    assertThat(Settings.of(Map.of()).judging()).isEqualTo(new JudgeSettings(5, 0.4, 0, 1024));
    Settings settings =
        Settings.of(
            Map.of(
                "candor.judge", "openai:acme-7",
                "candor.judge.votes", "3",
                "candor.judge.threshold", "0.5",
                "candor.judge.max-tokens", "256",
                "candor.scorer.labels", "labels.jsonl"));
    assertThat(settings.judge()).contains("openai:acme-7");
    assertThat(settings.judging()).isEqualTo(new JudgeSettings(3, 0.5, 0, 256));
    assertThat(settings.scorerLabels()).contains("labels.jsonl");
    assertThatThrownBy(() -> Settings.of(Map.of("candor.judge.threshold", "0")))
        .hasMessageContaining("more than 0 and at most 1");
  }

  @Test
  void theStoreIsAFileOfTheProjectUnlessTheUserSaysOtherwise() {
    assertThat(Settings.of(Map.of()).store()).isEqualTo(".candor/transcripts.db");
    assertThat(Settings.of(Map.of()).storeIsDefault()).isTrue();
    Settings none = Settings.of(Map.of("candor.store", "none"));
    assertThat(none.store()).isEqualTo("none");
    assertThat(none.storeIsDefault()).isFalse();
    assertThat(none.withDefaultStore("x.db"))
        .usingRecursiveComparison()
        .ignoringFields("store", "storeIsDefault")
        .isEqualTo(none);
  }

  @Test
  void moneyAndTimeAreBounded() {
    Settings settings =
        Settings.of(
            Map.of(
                "candor.budget.usd", "2.50", "candor.timeout", "90", "candor.prices", "mine.json"));

    assertThat(settings.budgetUsd()).hasValue(2.5);
    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.prices()).contains("mine.json");
    assertThat(Settings.of(Map.of()).budgetUsd()).isEmpty();
    assertThat(Settings.of(Map.of()).callTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThatThrownBy(() -> Settings.of(Map.of("candor.budget.usd", "-1")))
        .hasMessageContaining("candor.budget.usd: '-1' is not a number of 0 or more");
  }

  private static double maxGap(
      Map<String, String> properties, Map<String, String> environment, Properties file) {
    return Settings.of(new SettingValues(properties, environment, file)).gate().maxGap();
  }

  private static Properties file(String key, String value) {
    Properties file = new Properties();
    file.setProperty(key, value);
    return file;
  }
}
