package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.junit.UserSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Isolated("settings and standard output belong to the process")
class MainTest {

  private static final int REQUESTS = 5;
  private static final int TIERS = 2;

  @RegisterExtension private final UserSettings settings = new UserSettings();

  @TempDir private Path folder;

  private String out = "";
  private String err = "";

  @BeforeEach
  void smallRun() {
    settings.set("candor.model", "sim:alignment-faker");
    settings.set("candor.scenario", "helpful-only-cot");
    settings.set("candor.limit", "" + REQUESTS);
    settings.set("candor.store", "none");
  }

  /** Runs the command line as the process would, and keeps all that it prints. */
  private int candor(String... args) {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    StringWriter stderr = new StringWriter();
    PrintStream before = System.out;
    try (PrintStream captured = new PrintStream(stdout, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      CommandLine main = Main.commandLine();
      main.setErr(new PrintWriter(stderr, true));
      return main.execute(args);
    } finally {
      System.setOut(before);
      out = stdout.toString(StandardCharsets.UTF_8);
      err = stderr.toString();
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Test
  void recordsEveryTrialAndSaysSoOnStandardError() throws IOException {
    assertThat(candor("record", file("new/cassette.jsonl"))).isZero();
    assertThat(lines("new/cassette.jsonl")).hasSize(REQUESTS * TIERS).doesNotHaveDuplicates();
    assertThat(err)
        .isEqualToIgnoringNewLines(
            "sim:alignment-faker in helpful-only-cot: 10 answers recorded\n");
    assertThat(out).isEmpty();
  }

  @Test
  void recordsEveryConfiguredScenarioIntoOneFile() throws IOException {
    settings.set("candor.scenario", "helpful-only-cot,helpful-only-no-cot");
    assertThat(candor("record", file("cassette.jsonl"))).isZero();
    assertThat(lines("cassette.jsonl")).hasSize(2 * REQUESTS * TIERS);
  }

  @Test
  void asksNothingThatTheFileHolds() throws IOException {
    candor("record", file("cassette.jsonl"));
    List<String> recorded = lines("cassette.jsonl");
    assertThat(candor("record", file("cassette.jsonl"))).isZero();
    assertThat(lines("cassette.jsonl")).isEqualTo(recorded);
    assertThat(err).isEmpty();
    assertThat(out).isEmpty();
  }

  @Test
  void goesOnWhereAFileWasCut() throws IOException {
    candor("record", file("cassette.jsonl"));
    List<String> recorded = lines("cassette.jsonl");
    String kept = String.join("\n", recorded.subList(0, 4));
    Files.writeString(
        folder.resolve("cassette.jsonl"), kept + "\n" + recorded.get(4).substring(0, 40));
    assertThat(candor("record", file("cassette.jsonl"))).isZero();
    assertThat(lines("cassette.jsonl")).containsExactlyInAnyOrderElementsOf(recorded);
    assertThat(err)
        .isEqualToIgnoringNewLines("sim:alignment-faker in helpful-only-cot: 6 answers recorded\n");
  }

  @Test
  void carriesTheStoreElsewhereAndNothingIsAskedThere() throws IOException {
    settings.set("candor.store", file("here.db"));
    candor("record", file("recorded.jsonl"));
    assertThat(candor("export", file("carried.jsonl.gz"))).isZero();
    assertThat(err)
        .isEqualToIgnoringNewLines("10 transcripts exported to " + file("carried.jsonl.gz") + "\n");

    settings.set("candor.store", file("there.db"));
    assertThat(candor("import", file("carried.jsonl.gz"))).isZero();
    assertThat(err)
        .isEqualToIgnoringNewLines(
            "10 transcripts imported from %s, 0 were there already%n"
                .formatted(file("carried.jsonl.gz")));
    candor("import", file("carried.jsonl.gz"));
    assertThat(err).contains("0 transcripts imported").contains("10 were there already");

    candor("record", file("again.jsonl"));
    assertThat(err).contains("10 answers recorded, 10 of them from the store");
    assertThat(lines("again.jsonl")).containsExactlyInAnyOrderElementsOf(lines("recorded.jsonl"));
    assertThat(out).isEmpty();
  }

  @Test
  void exportsWhatTheSettingsName() throws IOException {
    settings.set("candor.store", file("here.db"));
    settings.set("candor.scenario", "helpful-only-cot,helpful-only-no-cot");
    candor("record", file("both.jsonl"));

    settings.set("candor.scenario", "helpful-only-no-cot");
    candor("export", file("one.jsonl"));
    settings.set("candor.model", "sim:observer");
    candor("export", file("none.jsonl"));

    assertThat(lines("one.jsonl"))
        .hasSize(REQUESTS * TIERS)
        .allSatisfy(line -> assertThat(line).contains("helpful-only-no-cot"));
    assertThat(lines("none.jsonl")).isEmpty();
  }

  @Test
  void importsACassetteThatKnowsNoKeys() throws IOException {
    candor("record", file("recorded.jsonl"));
    Files.writeString(
        folder.resolve("more.jsonl"),
        Files.readString(folder.resolve("recorded.jsonl"))
            + "{\"request\":\"?\",\"tier\":\"free\",\"completion\":{\"text\":\"no\"}}\n");

    settings.set("candor.store", file("here.db"));
    assertThat(candor("import", file("more.jsonl"))).isZero();
    assertThat(err).contains("10 transcripts imported").contains("1 lines were left out");

    candor("record", file("again.jsonl"));
    assertThat(err).contains("10 answers recorded, 10 of them from the store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", "import"})
  void saysThatThereIsNoStoreToCarry(String command) {
    assertThat(candor(command, file("cassette.jsonl"))).isEqualTo(1);
    assertThat(err)
        .isEqualToIgnoringNewLines(
            "There is no store: candor.store is none. Name the one you mean in candor.store.\n");
  }

  @Test
  void failsWhereTrialsStayUnanswered() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().code(400).body("{}").build();
            }
          });
      server.start();
      settings.set("candor.model", "openai:acme-7@" + server.url("/v1"));
      settings.set("candor.limit", "1");
      assertThat(candor("record", file("cassette.jsonl"))).isEqualTo(1);
    }
    assertThat(err)
        .contains("request cyber-01, tier free, sample 1: openai:acme-7@")
        .endsWith(
            "2 trials stay unanswered in %s. Run the command again to ask for them alone.%n"
                .formatted(file("cassette.jsonl")));
    assertThat(out).isEmpty();
  }

  @Test
  void aCassetteHoldsOneTemperature() {
    settings.set("candor.model", "sim:observer");
    settings.set("candor.temperature", "0,1");
    assertThat(candor("record", file("cassette.jsonl"))).isEqualTo(1);
    assertThat(err)
        .isEqualToIgnoringNewLines(
            "A cassette has one temperature, and candor.temperature names 2. Name one.");
    assertThat(folder.resolve("cassette.jsonl")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "candor.model, sim:nobody, there is no model organism",
    "candor.scenario, nowhere, There is no scenario",
    "candor.limit, many, is not a whole number"
  })
  void saysWhatIsWrongInOneLineAndFails(String key, String value, String problem) {
    settings.set(key, value);
    assertThat(candor("record", file("cassette.jsonl"))).isEqualTo(1);
    assertThat(err.lines()).singleElement().asString().contains(problem).endsWith(".");
    assertThat(out).isEmpty();
    assertThat(folder.resolve("cassette.jsonl")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Missing required subcommand",
    "recrod cassette.jsonl, Did you mean: candor record",
    "record, Missing required parameter",
    "record cassette.jsonl --fast, Unknown option"
  })
  void saysWhatIsWrongWithACall(String line, String problem) {
    assertThat(candor(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(err).contains(problem);
    assertThat(out).isEmpty();
  }

  @Test
  void helpsWhoAsksForIt() {
    assertThat(candor("record", "--help")).isZero();
    assertThat(out).contains("Usage: candor record").contains("FILE");
  }
}
