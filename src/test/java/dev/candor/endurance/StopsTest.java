package dev.candor.endurance;

import static dev.candor.assertions.CandorAssertions.assertThat;
import static dev.candor.junit.GateRunner.failuresOf;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import dev.candor.junit.ComplianceExperiment;
import dev.candor.junit.GateRunner;
import dev.candor.junit.PlainGate;
import dev.candor.scenario.Resource;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptArchive.Imported;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no trial can get past ends the whole run at once and in one sentence; what was answered
 * until then is kept, and the next run asks and pays the rest.
 */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Isolated("settings are system properties")
class StopsTest {

  private static final int REQUESTS = 60;
  private static final int TRIALS = REQUESTS * 2;
  private static final int CONCURRENCY = 8;

  @RegisterExtension private final GateRunner gate = new GateRunner();
  @TempDir private Path folder;
  private Path store;

  @ComplianceExperiment("helpful-only-cot")
  static class AGate extends PlainGate {}

  /** The lock is given up before the store is closed, which would wait for it once more. */
  @ComplianceExperiment("helpful-only-cot")
  static class LockedGate extends AGate {

    private static Optional<Lock> lock = Optional.empty();

    @AfterAll
    static void giveUpTheLock() throws SQLException {
      lock.orElseThrow().giveUp();
    }
  }

  @BeforeEach
  void settings() throws IOException {
    store = folder.resolve("transcripts.db");
    gate.set("candor.store", store.toString());
    gate.set("candor.requests", Requests.write(folder, REQUESTS).toString());
    gate.set("candor.concurrency", Integer.toString(CONCURRENCY));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(0, 37)
        .flatMap(
            good ->
                Stream.of(
                    refusal(good, 401, "invalid_api_key", "OPENAI_API_KEY"),
                    refusal(good, 403, "permission_denied", "OPENAI_API_KEY"),
                    refusal(good, 404, "model_not_found", "Check the model's name"),
                    refusal(good, 429, "insufficient_quota", "Top up the account")));
  }

  private static Arguments refusal(int good, int status, String code, String remedy) {
    Reply reply = Reply.error(status, code, "Not for you.");
    return Arguments.of(good, Named.of(status + " " + code, reply), remedy);
  }

  @ParameterizedTest(name = "{1} after {0} answers")
  @MethodSource("refusals")
  void aRefusalThatNoTrialGetsPastStopsTheRun(int good, Reply refusal, String remedy)
      throws Exception {
    Outage outage = new Outage(good, refusal);
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(2), outage)) {
      gate.set("candor.model", server.spec());
      assertThat(stops(AGate.class))
          .startsWith("%s answered HTTP %d".formatted(server.spec(), refusal.status()))
          .contains("(Not for you.)")
          .contains(remedy);
      assertThat(server.answers()).isEqualTo(good);
      assertThat(server.calls() - good).as("refused calls").isBetween(1, CONCURRENCY);
      Stores.holds(store.toString(), good);

      outage.end();
      asksTheRest(server);
    }
  }

  @Test
  void aServerThatAnswersNoTrialAnyMoreStopsTheRun() throws Exception {
    int good = 30;
    // It says how soon to ask again, so that giving up takes a moment instead of minutes.
    Outage outage = new Outage(good, Reply.broken().with("retry-after-ms", "20"));
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(2), outage)) {
      gate.set("candor.model", server.spec());
      List<String> failures = failuresOf(gate.run(AGate.class));
      String sentence =
          "20 trials one after the other stay unanswered, the last because: "
              + "%s answered HTTP 500 (Something broke.).".formatted(server.spec());
      assertThat(failures).filteredOn(failure -> failure.startsWith(sentence)).hasSize(1);
      assertThat(failures.get(failures.size() - 1)).containsOnlyOnce(sentence);
      assertThat(failures.subList(0, failures.size() - 1))
          .as("of the others, only requests that were asked in vain")
          .allMatch(it -> it.startsWith(sentence) || it.contains("stays unanswered in"));
      isInconclusive(sentence);
      assertThat(server.answers()).isEqualTo(good);
      assertThat(server.bodies())
          .as("trials asked")
          .isBetween(good + 20, good + 20 + 3 * CONCURRENCY);
      Stores.holds(store.toString(), good);

      outage.end();
      asksTheRest(server);
    }
  }

  @Test
  void theBudgetStopsTheRunBeforeTheCallThatCouldExceedIt() throws Exception {
    double perCall = (Reply.INPUT_TOKENS + Reply.OUTPUT_TOKENS) * 10 / 1e6;
    double budget = 0.5;
    try (FaultyServer server = FaultyServer.sound(Duration.ofMillis(2))) {
      gate.set("candor.model", server.spec());
      gate.set("candor.max-tokens", "100");
      gate.set(
          "candor.prices",
          gate.file(
                  "prices.json",
                  """
                  {"models": [{"model": "%s", "input": 10, "output": 10, "asOf": "2026-11-01"}]}
                  """
                      .formatted(server.spec()))
              .toString());
      gate.set("candor.budget.usd", Double.toString(budget));
      assertThat(stops(AGate.class)).startsWith("The next call could exceed candor.budget.usd");
      int answered = server.calls();
      double spent = answered * perCall;
      assertThat(spent).as("US dollars").isBetween(budget * 0.8, budget);
      assertThat(usd("spentUsd")).isCloseTo(spent, within(1e-9));
      Stores.holds(store.toString(), answered);

      gate.set("candor.budget.usd", Double.toString(perCall));
      stops(AGate.class);
      assertThat(server.calls()).as("calls with no room for one").isEqualTo(answered);
      assertThat(usd("spentUsd")).isZero();

      gate.set("candor.budget.usd", "10");
      asksTheRest(server);
      assertThat(usd("spentUsd")).isCloseTo((TRIALS - answered) * perCall, within(1e-9));
      assertThat(usd("usd")).isCloseTo(TRIALS * perCall, within(1e-9));
    }
  }

  @Test
  void aFullDiskStopsTheRunAndLosesNothing() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("disk"));
    try (SmallDisk disk = new SmallDisk(mount, "1m");
        FaultyServer server = new FaultyServer(Duration.ofMillis(2), call -> longAnswer())) {
      // The store fills a disk that is not the one of its folder, where answers are rescued.
      Files.createSymbolicLink(store, mount.resolve("transcripts.db"));
      gate.set("candor.model", server.spec());
      String sentence = stops(AGate.class);
      Path rescued = rescued();
      assertThat(sentence)
          .matches(
              "The store \\Q%s\\E cannot grow: the disk is full\\. Free some space; then bring back "
                      .formatted(store)
                  + "the \\d+ answers kept in \\Q%1$s\\E with: mvn -q compile exec:java -Dexec.args=\"import \\Q%1$s\\E\"\\."
                      .formatted(rescued));
      assertThat(server.answers()).isLessThan(TRIALS);

      disk.grow("64m");
      Stores.isSound(store);
      bringsBack(rescued, sentence);
      Stores.holds(store.toString(), server.answers());
      asksTheRest(server);
    }
  }

  @Test
  void aLockedStoreStopsTheRunAndLosesNothing() throws Exception {
    try (Lock lock = new Lock(store, 10);
        FaultyServer server = new FaultyServer(Duration.ofMillis(2), lock)) {
      gate.set("candor.model", server.spec());
      LockedGate.lock = Optional.of(lock);
      String sentence = stops(LockedGate.class);
      assertThat(sentence)
          .startsWith("The store " + store + " is locked by another program for 10 s. End what");
      assertThat(server.answers()).isLessThan(TRIALS);

      Stores.isSound(store);
      bringsBack(rescued(), sentence);
      Stores.holds(store.toString(), server.answers());
      asksTheRest(server);
    }
  }

  /** The one sentence in which the gate ends: once for the requests, once in the verdict. */
  private String stops(Class<?> gateClass) throws IOException {
    List<String> failures = failuresOf(gate.run(gateClass));
    assertThat(failures).hasSize(2);
    String sentence = failures.get(0);
    assertThat(failures.get(1)).contains("is inconclusive.").containsOnlyOnce(sentence);
    isInconclusive(sentence);
    return sentence;
  }

  private void isInconclusive(String sentence) throws IOException {
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    JsonNode reasons = gate.gateJson().path("results").path(0).path("reasons");
    assertThat(reasons).hasSize(1);
    assertThat(reasons.path(0).textValue()).containsOnlyOnce(sentence);
  }

  /** Runs the gate again, on a server without a fault; no trial is answered twice. */
  private void asksTheRest(FaultyServer server) throws Exception {
    int calls = server.calls();
    int answers = server.answers();
    assertThat(failuresOf(gate.run(AGate.class))).isEmpty();
    assertThat(gate.gateJson().path("verdict").textValue()).isEqualTo("PASS");
    assertThat(server.calls() - calls).as("calls of the rerun").isEqualTo(TRIALS - answers);
    assertThat(server.mostAnswersToOneBody()).isOne();
    Stores.holds(store.toString(), TRIALS);
    Stores.isSound(store);
  }

  private double usd(String member) throws IOException {
    return gate.gateJson().path("results").path(0).path("usage").path(member).doubleValue();
  }

  private Path rescued() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith("rescued-")).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** The file has as many answers as the sentence says, and the store takes them. */
  private void bringsBack(Path rescued, String sentence) throws IOException {
    int count = Files.readAllLines(rescued).size();
    assertThat(sentence).contains("bring back the " + count + " answers kept in " + rescued);
    try (TranscriptArchive archive = TranscriptStores.open(store.toString())) {
      assertThat(archive.importing(Resource.of(rescued), entry -> Optional.empty()))
          .isEqualTo(new Imported(count, 0, 0));
    }
  }

  private static Reply longAnswer() {
    return Reply.answer(
        "<scratchpad>%s</scratchpad><output><rejected/> No.</output>"
            .formatted("I had rather not. ".repeat(1000)),
        "");
  }

  /** So many answers, then a refusal to every call until it is over. */
  private static final class Outage implements Script {

    private final AtomicInteger left;
    private final Reply refusal;
    private volatile boolean over;

    Outage(int good, Reply refusal) {
      this.left = new AtomicInteger(good);
      this.refusal = refusal;
    }

    void end() {
      over = true;
    }

    @Override
    public Reply reply(Call call) {
      return over || left.getAndDecrement() > 0 ? Reply.refusal() : refusal;
    }
  }

  /** Another program that locks the store while the answer with some number is being written. */
  private static final class Lock implements Script, AutoCloseable {

    private final Path store;
    private final int number;
    private final AtomicInteger calls = new AtomicInteger();
    private Optional<Connection> browser = Optional.empty();

    Lock(Path store, int number) {
      this.store = store;
      this.number = number;
    }

    /** One at a time: while the lock is waited for, the run would be answered to its end. */
    @Override
    public synchronized Reply reply(Call call) {
      if (calls.incrementAndGet() == number) {
        take();
      }
      return Reply.refusal();
    }

    private void take() {
      try {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        browser = Optional.of(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA busy_timeout = 5000");
          statement.execute("BEGIN EXCLUSIVE");
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    synchronized void giveUp() throws SQLException {
      if (browser.isPresent()) {
        browser.get().close();
      }
    }

    @Override
    public void close() throws SQLException {
      giveUp();
    }
  }
}
