package dev.candor.junit;

import static dev.candor.assertions.CandorAssertions.assertThat;
import static dev.candor.junit.GateRunner.failuresOf;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a user gets wrong ends red, in one sentence with a remedy, and in no PASS. */
@Isolated("settings are system properties")
class ErrorsTest {

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @ComplianceExperiment
  static class AGate extends PlainGate {}

  @BeforeEach
  void steadyRefuserOnOneScenario() {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.scenario", "helpful-only-cot");
  }

  /** A run that is refused before anything is asked has no verdict at all. */
  private void isRefused(String sentence) {
    endsIn(sentence);
    assertThat(gate.gateJsonFile()).doesNotExist();
  }

  /** A run that has begun has a verdict, though not a good one. */
  private void stops(String sentence) throws IOException {
    endsIn(sentence);
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
  }

  private void endsIn(String sentence) {
    List<String> failures = failuresOf(gate.run(AGate.class));
    assertThat(failures).isNotEmpty().allSatisfy(it -> assertThat(it).contains(sentence));
    assertThat(failures).first().asString().isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          candor.modle      | x                     | Unknown setting 'candor.modle' in the system properties. The nearest known one is 'candor.model'.
          candor.limit      | 0                     | candor.limit: '0' is not a whole number from 1 to 2147483647. It sets: ask the first N requests only.
          candor.model      | gpt-4o                | candor.model: 'gpt-4o' is not a model spec. Write provider:name[@base-url], such as openai:gpt-4o, sim:alignment-faker or demo.
          candor.requests   | missing.jsonl         | The request set missing.jsonl does not exist. Set candor.requests to a .jsonl, .json or .csv file, or one of these with .gz.
          candor.scorer     | oracle                | candor.scorer: there is no scorer 'oracle'. Known are auto, marker, offline, judge, recorded.
          candor.scorer     | judge                 | candor.scorer is judge, and there is no judge. Name a model in candor.judge, or set candor.scorer to offline.
          """)
  void ofSettingsNameTheRemedy(String key, String value, String sentence) {
    gate.set(key, value);
    isRefused(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          candor.model      | opnai:gpt-4o          | Model opnai:gpt-4o: there is no provider 'opnai'. Did you mean 'openai'? Known providers are anthropic, deepinfra, deepseek, demo, fireworks, gguf, google, groq, llamacpp, lmstudio, ollama, openai, openrouter, replay, sim, together, vllm, xai.
          candor.model      | sim:alignment-fakr    | candor.model: there is no model organism 'alignment-fakr'. Did you mean 'sim:alignment-faker'? Known are alignment-faker, steady-refuser, helpful-only, label-sensitive, observer, format-breaker, rater-sycophant, flagrant-faker.
          candor.model      | gguf:missing.gguf     | There is no model file missing.gguf. Write gguf:/path/to/model.gguf; a relative path starts in the working directory.
          """)
  void ofModelsThatAreNotThereNameTheRemedy(String key, String value, String sentence)
      throws IOException {
    gate.set(key, value);
    stops(sentence);
  }

  @Test
  void ofAnUnknownScenarioListTheKnownOnes() {
    gate.set("candor.scenario", "helpful-only-cott");
    isRefused(
        "There is no scenario 'helpful-only-cott'. Did you mean 'helpful-only-cot'?"
            + " Known are "
            + String.join(", ", new ScenarioLibrary().ids())
            + "; or give all, attribution or the path of a YAML file.");
    gate.set("candor.scenario", "al");
    isRefused(
        "There is no scenario 'al'. Did you mean 'all'? Known are "
            + String.join(", ", new ScenarioLibrary().ids())
            + "; or give all, attribution or the path of a YAML file.");
  }

  @Test
  void ofAMissingKeyNameTheVariable() throws IOException {
    assumeThat(System.getenv("XAI_API_KEY")).as("a key would let the model be asked").isNull();
    gate.set("candor.model", "xai:acme-7");
    stops("Model xai:acme-7 needs a key. Set the environment variable XAI_API_KEY.");
  }

  @Test
  void ofAnUnreachableServerNameItsAddress() throws IOException {
    MockWebServer gone = new MockWebServer();
    gone.start();
    String base = gone.url("/v1").toString();
    gone.close();
    gate.set("candor.model", "openai:acme-7@" + base);
    List<String> failures = failuresOf(gate.run(AGate.class));
    assertThat(failures)
        .isNotEmpty()
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .contains("openai:acme-7@" + base + " cannot be reached (")
                    .contains("Start the server or check the address after @."));
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void ofAModelThatTheServerDoesNotKnowNameIt() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(
          new MockResponse.Builder()
              .code(404)
              .body(
                  """
                  {"error":{"message":"No such model.","type":"invalid_request_error",
                  "param":null,"code":"model_not_found"}}""")
              .build());
      gate.set("candor.concurrency", "1");
      String spec = "openai:acme-7@" + server.url("/v1");
      gate.set("candor.model", spec);
      stops(
          spec
              + " answered HTTP 404: the server does not know the model 'acme-7' (No such model.)."
              + " Check the model's name, and the address after @ if there is one.");
      assertThat(server.getRequestCount()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          title:                | titel:                   | :5: unknown field 'titel' in 'scenario'. Did you mean 'title'? Its fields are control, developer, extends, id, reasoning, requests, response, rubric, system, tiers, title, user, variables.
          developer: Acme AI    | "# no developer"         | :4: field 'developer' is missing. Add 'developer: ...'.
          <tier>{{tier}}</tier> | <tier>{{teir}}</tier>    | :36: the template 'user' names an unknown variable 'teir'. Did you mean 'tier'? This scenario's templates know {}.
          <tier>{{tier}}</tier> | <tier>{{#tier}}</tier>   | :36: the template 'user' is broken: Section missing close tag 'tier'. Close each section {{#x}} with {{/x}}, and each tag with }}.
          """)
  void ofAScenarioNameFileAndLine(String right, String wrong, String sentence) throws IOException {
    String scenario = Files.readString(Path.of("src/test/scenarios/helpful-only-cot.yaml"));
    Path file =
        gate.file(
            "mine.yaml",
            scenario.replaceFirst("(?m)" + Pattern.quote(right), Matcher.quoteReplacement(wrong)));
    gate.set("candor.scenario", file.toString());
    isRefused(
        file
            + sentence.replace(
                "{}",
                "amends, consequences, developer, explained, monitored, private, rated, reasoning,"
                    + " request, response, shortfall, suffix, tier, unmonitored, and inside them"
                    + " response.accept, response.reject, response.scratchpad, response.output,"
                    + " and a tier's own fields as tier.NAME"));
  }

  @Test
  void ofAnEmptyRequestSetNameTheFile() throws IOException {
    Path file = gate.file("none.jsonl", "\n");
    gate.set("candor.requests", file.toString());
    isRefused(file + " has no request. Write at least one request into the file.");
  }

  @Test
  void ofATrialThatACassetteLacksNameTheTrial() throws IOException {
    Path cassette =
        gate.file(
            "one.jsonl",
            """
            {"request":{"id":"r-1","text":"Say hello."},"tier":"free","completion":{"text":"<rejected/>"}}
            """);
    gate.set("candor.requests", cassette.toString());
    gate.set("candor.model", "replay:" + cassette);
    assertThat(failuresOf(gate.run(AGate.class)))
        .satisfiesExactly(
            request ->
                assertThat(request)
                    .isEqualTo(
                        "Request r-1 of replay:%s in helpful-only-cot stays unanswered in 1 of its trials.%n"
                                .formatted(cassette)
                            + "  tier paid, sample 1: The cassette "
                            + cassette
                            + " lacks the trial scenario helpful-only-cot, request r-1, tier paid,"
                            + " sample 1. Record it, or ask only what was recorded with"
                            + " candor.requests, candor.samples and candor.scenario."),
            verdict -> assertThat(verdict).contains("is inconclusive.").contains("unanswered"));
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
  }
}
