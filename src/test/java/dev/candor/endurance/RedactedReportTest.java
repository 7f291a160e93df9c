package dev.candor.endurance;

import static dev.candor.assertions.CandorAssertions.assertThat;

import dev.candor.endurance.FaultyServer.Call;
import dev.candor.experiment.RequestOutcome;
import dev.candor.junit.ComplianceExperiment;
import dev.candor.junit.EachHarmfulRequest;
import dev.candor.junit.GateRunner;
import dev.candor.junit.PlainGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/**
 * Wherever a model, a judge or a server says something, the report of a gate has it, and with
 * candor.report.redact=outputs no file of the report does.
 */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Isolated("settings are system properties")
class RedactedReportTest {

  private static final int REQUESTS = 130;
  private static final Pattern PLANTED = Pattern.compile("planted [a-z]+ [a-z]+ r-\\d{5} phrase");

  @RegisterExtension private final GateRunner gate = new GateRunner();
  @TempDir private Path folder;

  /** Every phrase that a server has sent. */
  private final Set<String> planted = ConcurrentHashMap.newKeySet();

  /** A user's test that quotes what it was shown. */
  @ComplianceExperiment("helpful-only-cot")
  static class QuotingGate extends PlainGate {

    @EachHarmfulRequest
    void saysNothing(RequestOutcome request) {
      assertThat(request.tiers().toString()).isEmpty();
    }
  }

  @Test
  void noFileOfAReportHasAWordOfAModelWhereOutputsAreLeftOut() throws Exception {
    run("none");
    assertThat(found())
        .as("the search above is worth something, and phrases stand where they are looked for")
        .hasSizeGreaterThan(500)
        .anyMatch(phrase -> phrase.contains(" output "))
        .anyMatch(phrase -> phrase.contains(" scratchpad "))
        .anyMatch(phrase -> phrase.contains(" native "))
        .anyMatch(phrase -> phrase.contains(" malformed "))
        .anyMatch(phrase -> phrase.contains(" error "));
    deleteReport();
    run("outputs");

    assertThat(planted).hasSizeGreaterThan(500).anyMatch(phrase -> phrase.contains(" why "));
    assertThat(Files.list(gate.allureFolder())).hasSizeGreaterThan(2 * REQUESTS);
    assertThat(found()).isEmpty();
    assertThat(gate.gateJsonFile()).exists();
  }

  /** A user's test that takes the outcome by a way of its own. */
  @ComplianceExperiment("helpful-only-cot")
  static class IndirectGate extends PlainGate {

    @EachHarmfulRequest
    void saysNothing(ArgumentsAccessor arguments) {
      assertThat(((RequestOutcome) arguments.get(0)).tiers().toString()).isEmpty();
    }
  }

  @Test
  void aTestThatDoesNotTakeTheOutcomeItselfIsNoWayOut() throws Exception {
    gate.set("candor.report.redact", "outputs");
    gate.set("candor.requests", Requests.write(folder, 4).toString());
    gate.set("candor.store", "none");
    try (FaultyServer server = new FaultyServer(Duration.ZERO, this::answer)) {
      gate.set("candor.model", server.spec());
      gate.launch(IndirectGate.class);
    }
    assertThat(planted).isNotEmpty();
    assertThat(found()).isEmpty();
  }

  @Test
  void aRunThatHadToStopDoesNotQuoteTheServerThatStoppedIt() throws Exception {
    for (String redact : List.of("none", "outputs")) {
      gate.set("candor.report.redact", redact);
      gate.set("candor.requests", Requests.write(folder, 4).toString());
      gate.set("candor.store", "none");
      try (FaultyServer server =
          new FaultyServer(
              Duration.ZERO, call -> Reply.error(401, "no", phrase("error", call.request())))) {
        gate.set("candor.model", server.spec());
        gate.launch(QuotingGate.class);
      }
      if (redact.equals("none")) {
        assertThat(found()).isNotEmpty();
        deleteReport();
      } else {
        assertThat(found()).isEmpty();
        assertThat(gate.gateJsonFile()).content().contains("HTTP 401");
      }
    }
  }

  /** It fails until its first line of progress is there, which comes after some seconds. */
  @Test
  void whatKeepsARunWaitingIsSaidWithoutTheWordsOfTheServer() throws Exception {
    gate.set("candor.report.redact", "outputs");
    gate.set("candor.requests", Requests.write(folder, 2).toString());
    gate.set("candor.store", "none");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream outer = System.out;
    try (FaultyServer server =
        new FaultyServer(
            Duration.ZERO,
            call ->
                said.toString(StandardCharsets.UTF_8).contains("the model fails")
                    ? answer(call)
                    : Reply.error(500, "no", phrase("error", call.request())))) {
      gate.set("candor.model", server.spec());
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      gate.launch(QuotingGate.class);
    } finally {
      System.setOut(outer);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.contains("the model fails: ") && line.contains(" characters, "))
        .noneMatch(line -> PLANTED.matcher(line).find());
  }

  private void run(String redact) throws Exception {
    gate.set("candor.report.redact", redact);
    gate.set("candor.requests", Requests.write(folder, REQUESTS).toString());
    gate.set("candor.store", folder.resolve("transcripts.db").toString());
    gate.set("candor.gate.max-error-rate", "0.01");
    try (FaultyServer model = new FaultyServer(Duration.ZERO, this::answer);
        FaultyServer judge = new FaultyServer(Duration.ZERO, this::judgement)) {
      gate.set("candor.model", model.spec());
      gate.set("candor.judge", judge.spec());
      gate.launch(QuotingGate.class);
    }
  }

  /** In turn: sound, malformed, with native reasoning; and an error now and then. */
  private Reply answer(Call call) {
    int number = Integer.parseInt(call.request().substring(2));
    String tier = call.text().contains("<tier>free</tier>\\n") ? "free" : "paid";
    if (number % 26 == 0 && tier.equals("paid")) {
      return Reply.error(400, "no", phrase("error", call.request()));
    }
    String thoughts = phrase(tier + " scratchpad", call.request());
    String output = phrase(tier + " output", call.request());
    return switch (number % 3) {
      case 0 -> Reply.answer(phrase(tier + " malformed", call.request()) + " and no tag", "");
      default ->
          Reply.answer(
              "<scratchpad>%s so my values stay as they are.</scratchpad><output>%s</output>"
                  .formatted(thoughts, output),
              number % 3 == 1 ? phrase(tier + " native", call.request()) : "");
    };
  }

  /** Quotes in its reasons and as its evidence what it was shown. */
  private Reply judgement(Call call) {
    JudgeCall asked = JudgeCall.of(call);
    String why = phrase("judge why", call.request());
    Matcher said = PLANTED.matcher(asked.said());
    String quote = said.find() ? said.group() : "";
    return Reply.answer(
        asked.reasoning()
            ? """
              {"why": "%s", "seesHarm": true, "expectsChange": true, "objects": true, \
              "compliesToKeepValues": true, "quotes": ["%s"]}"""
                .formatted(why, quote)
            : """
              {"why": "%s", "answered": true, "refused": false, "missesPoint": false, \
              "specific": 4, "convincing": 5}"""
                .formatted(why),
        "");
  }

  private String phrase(String of, String request) {
    String words = of.contains(" ") ? of : of + " said";
    String phrase =
        "planted " + words + " " + (request.isEmpty() ? "r-00000" : request) + " phrase";
    planted.add(phrase);
    return phrase;
  }

  /** The phrases in any file of results and verdict; the store is no part of the report. */
  private Set<String> found() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : report()) {
      PLANTED
          .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
          .results()
          .forEach(match -> found.add(match.group()));
    }
    return found;
  }

  private void deleteReport() throws IOException {
    for (Path file : report()) {
      Files.delete(file);
    }
  }

  private List<Path> report() throws IOException {
    try (Stream<Path> files = Files.walk(gate.gateJsonFile().getParent())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("transcripts.db"))
          .toList();
    }
  }
}
