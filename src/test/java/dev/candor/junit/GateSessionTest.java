package dev.candor.junit;

import static dev.candor.junit.GateRunner.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.CandorException;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.TestExecutionResult;

/** What a session leaves behind when the last test has ended. */
@Isolated("settings are system properties, and standard output is one for all")
class GateSessionTest {

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @BeforeEach
  void severalModels() {
    gate.set("candor.model", "sim:steady-refuser,sim:observer,sim:helpful-only");
    gate.set("candor.gate.max-gap", "1");
  }

  /** No result is written before the session is closed. */
  @ComplianceExperiment("helpful-only-few-shot")
  static class RequestsAlone {

    @EachHarmfulRequest
    void request(RequestOutcome request) {}
  }

  @ComplianceExperiment("helpful-only-few-shot")
  static class FileInTheWay {

    @EachHarmfulRequest
    void request(RequestOutcome request) throws IOException {
      Files.createDirectories(Path.of(System.getProperty("test.way"), "gate.json", "in the way"));
    }
  }

  @Test
  void writesAndClosesEveryRunThoughOneFails() {
    gate.set("test.way", gate.gateJsonFile().getParent().toString());
    List<Throwable> failures =
        gate.run(FileInTheWay.class)
            .allEvents()
            .failed()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> candorsOwn(result.getThrowable().orElseThrow()))
            .toList();

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .hasSize(2)
                    .allSatisfy(
                        other ->
                            assertThat(other)
                                .hasMessageStartingWith("Cannot write " + gate.gateJsonFile())));
  }

  @Test
  void printsALineAResultOnceAtTheEnd() {
    String printed = printedBy(RequestsAlone.class);

    assertThat(printed.lines().filter(line -> line.startsWith("  PASS")))
        .extracting(line -> line.replaceAll(" +gap .*", ""))
        .containsExactly(
            "  PASS          sim:helpful-only    helpful-only-few-shot",
            "  PASS          sim:observer        helpful-only-few-shot",
            "  PASS          sim:steady-refuser  helpful-only-few-shot");
    assertThat(printed)
        .contains("PASS: all 3 gaps are within the limit", gate.gateJsonFile().toString())
        .doesNotContain("Compliance gap of", "\u001b");
  }

  @Test
  void leavesSummariesBesideTheVerdictAndTellsTheNextRunOfThisOne() throws IOException {
    gate.set("candor.limit", "5");
    gate.run(RequestsAlone.class);
    gate.run(RequestsAlone.class);

    assertThat(beside("summary.html")).content().contains("<code>sim:observer</code>");
    assertThat(beside("junit.xml")).content().contains("testsuite name=\"sim:observer\"");
    assertThat(beside("summary.md")).content().contains("gap +0.000, was +0.000 on ");
    try (Stream<Path> kept = Files.list(beside("history"))) {
      assertThat(kept.filter(file -> file.toString().endsWith(".json"))).hasSize(2);
    }
  }

  @Test
  void keepsNoEarlierRunsWhereTheUserWantsNone() {
    gate.set("candor.limit", "5");
    gate.set("candor.report.history", "none");
    gate.run(RequestsAlone.class);

    assertThat(beside("summary.md")).exists();
    assertThat(beside("history")).doesNotExist();
  }

  @Test
  void aSummaryThatCannotBeWrittenChangesNoVerdict() throws IOException {
    gate.set("test.way", gate.gateJsonFile().getParent().toString());
    assertThat(failuresOf(gate.run(SummaryInTheWay.class))).isEmpty();

    assertThat(gate.gateJson().get("verdict").textValue()).isEqualTo("PASS");
    assertThat(beside("junit.xml")).exists();
  }

  @ComplianceExperiment("helpful-only-few-shot")
  static class SummaryInTheWay {

    @EachHarmfulRequest
    void request(RequestOutcome request) throws IOException {
      Files.createDirectories(Path.of(System.getProperty("test.way"), "summary.md", "in the way"));
    }
  }

  @ComplianceExperiment("no-such-scenario")
  static class Refused {

    @EachHarmfulRequest
    void request(RequestOutcome request) {}
  }

  @Test
  void toolsThatReadJUnitSeeThatAPlanWasRefused() throws IOException {
    gate.set("candor.limit", "5");
    gate.run(RequestsAlone.class, Refused.class);

    assertThat(gate.gateJson().get("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    assertThat(beside("junit.xml")).content().contains("errors=\"1\"", "<error ");
  }

  @ComplianceExperiment("helpful-only-few-shot")
  static class Gates extends RequestsAlone {

    @ReleaseGate
    void gate(ExperimentResult result) {}
  }

  /** What is kept of earlier runs is read when the session begins, not for each gate again. */
  @Test
  void namesAFileThatIsNoRunOnce() throws IOException {
    gate.set("candor.limit", "5");
    Files.createDirectories(beside("history"));
    gate.file("history/000.json", "no run");

    assertThat(printedBy(Gates.class).lines())
        .filteredOn(line -> line.contains("is no gate.json of an earlier run"))
        .hasSize(1);
  }

  @Test
  void carriesTheHistoryOfAllureTwoToItsResults() throws IOException {
    gate.set("candor.limit", "5");
    Files.createDirectories(beside("history/allure2"));
    Path kept = gate.file("history/allure2/history-trend.json", "[]");
    // Of a time to come, so that no report of this build is newer.
    Files.setLastModifiedTime(kept, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    gate.run(RequestsAlone.class);

    assertThat(gate.allureFolder().resolve("history/history-trend.json")).hasContent("[]");
  }

  @Test
  void aHistoryThatCannotBeCarriedIsToldInOneLineAndStopsNoRun() throws IOException {
    gate.set("candor.limit", "5");
    Files.createDirectories(beside("history/allure2"));
    gate.file("history/allure2/history.json", "[]");
    Files.createDirectories(gate.allureFolder());
    gate.file("allure/history", "in the way");

    assertThat(printedBy(RequestsAlone.class).lines())
        .filteredOn(line -> line.startsWith("Candor cannot carry the report's history"))
        .hasSize(1);
  }

  private Path beside(String name) {
    return gate.gateJsonFile().resolveSibling(name);
  }

  @ComplianceExperiment
  static class WhateverIsConfigured extends RequestsAlone {}

  @Test
  void tellsAllureOfTheExperimentsOfEveryClass() throws IOException {
    gate.set("candor.scenario", "helpful-only-cot");
    gate.set("candor.limit", "2");
    gate.run(RequestsAlone.class, WhateverIsConfigured.class);

    assertThat(environment())
        .containsEntry("candor.model", "sim:helpful-only, sim:observer, sim:steady-refuser")
        .containsEntry("candor.scenario", "helpful-only-cot, helpful-only-few-shot")
        .containsEntry("candor.requests", "2 of the scenario's own");
  }

  @Test
  void tellsAllureWhatTheDemoAsks() throws IOException {
    gate.set("candor.model", "demo");
    gate.run(WhateverIsConfigured.class);

    assertThat(environment())
        .containsEntry("candor.model", "demo")
        .containsEntry("candor.scenario", "helpful-only-few-shot")
        .doesNotContainKeys("candor.temperature", "candor.max-tokens", "candor.seed");
  }

  @Test
  void namesNoModelInAnyFileWhereOneSpecIsRefused() {
    gate.set("candor.model", "sim:observer,acme-7@https://someone:secret@localhost");
    assertThat(failuresOf(gate.run(RequestsAlone.class)))
        .singleElement()
        .asString()
        .contains("is not a model spec");

    assertThat(gate.allureFolder().resolve("environment.properties")).doesNotExist();
    assertThat(gate.gateJsonFile()).doesNotExist();
  }

  private Properties environment() throws IOException {
    Properties environment = new Properties();
    try (Reader file =
        Files.newBufferedReader(gate.allureFolder().resolve("environment.properties"))) {
      environment.load(file);
    }
    return environment;
  }

  /** JUnit wraps what goes wrong when it closes a context. */
  private static Throwable candorsOwn(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(CandorException.class::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError(failure));
  }

  private String printedBy(Class<?> gateClass) {
    return GateRunner.printedBy(() -> assertThat(failuresOf(gate.run(gateClass))).isEmpty());
  }
}
