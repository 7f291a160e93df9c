package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Whatever a server does with the key that it was sent, no file that a gate leaves has it: every
 * fault, one after the other, each as a model of its own.
 */
@Timeout(100)
class CanaryTest {

  private static final int REQUESTS = 12;
  private static final String HEADERS = "You sent Authorization: Bearer " + Canary.KEY;

  @TempDir private Path folder;

  /** What becomes of every call of a model, its second attempts among them. */
  private static Map<String, Script> forever() {
    Map<String, Script> faults = new TreeMap<>();
    faults.put("sound", call -> Reply.refusal());
    faults.put("text", call -> Reply.answer("<output><rejected/> " + HEADERS + "</output>", ""));
    faults.put("thoughts", call -> Reply.answer("<rejected/>", HEADERS));
    for (int status : new int[] {400, 401, 402, 403, 404, 405}) {
      faults.put("error-" + status, call -> Reply.error(status, "no", HEADERS));
    }
    faults.put("quota", call -> Reply.error(429, "insufficient_quota", HEADERS));
    faults.put("quota-in-200", call -> Reply.error(200, "insufficient_quota", HEADERS));
    faults.put("code", call -> Reply.error(401, Canary.KEY, ""));
    faults.put("page", call -> page(401, "<html><pre>" + HEADERS + "</pre></html>"));
    faults.put(
        "slashes", call -> page(401, "{\"headers\":[\"" + HEADERS.replace("/", "\\/") + "\"]}"));
    faults.put("cut", call -> page(401, "x".repeat(270) + HEADERS));
    faults.put("hidden", call -> page(403, HEADERS.replace("canary", "can\u0007ary")));
    faults.put("redirect", call -> page(302, "").with("Location", "/login?key=" + Canary.KEY));
    faults.put(
        "redirect-encoded",
        call ->
            page(302, "")
                .with(
                    "Location",
                    "/login?key=" + URLEncoder.encode(Canary.KEY, StandardCharsets.UTF_8)));
    faults.put("gives-up", call -> Reply.error(500, "no", HEADERS).with("retry-after-ms", "1"));
    return faults;
  }

  /** What becomes of the first attempt at each trial; the second is answered. */
  private static Map<String, Script> once() {
    Reply answer = Reply.answer("<output><rejected/> " + HEADERS + "</output>", HEADERS);
    Map<String, Reply> faults = new LinkedHashMap<>();
    faults.put("too-many", Reply.error(429, "rate_limit_exceeded", HEADERS));
    faults.put("broken", Reply.error(500, "server_error", HEADERS));
    faults.put("unavailable", page(503, HEADERS).with("Retry-After", Canary.KEY));
    faults.put("no-json", page(200, HEADERS));
    faults.put("no-answer", page(200, "{\"headers\":\"" + HEADERS + "\"}"));
    faults.put("half", answer.ending(Reply.End.HALF));
    faults.put("cut-short", answer.cutShort());
    faults.put("dropped", answer.ending(Reply.End.DROP));
    faults.put("reset", answer.ending(Reply.End.RESET));
    faults.put("hanging", answer.ending(Reply.End.HANG));
    Map<String, Script> scripts = new TreeMap<>();
    faults.forEach(
        (name, fault) -> scripts.put(name, call -> call.attempt() == 1 ? fault : answer));
    return scripts;
  }

  private static Reply page(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "text/html"), body, Reply.End.WHOLE);
  }

  /** Of the other two dialects, whose keys travel in headers of their own. */
  private static Map<String, Script> foreign() {
    return Map.of(
        "anthropic", call -> page(200, CLAUDE),
        "anthropic-401", call -> Reply.error(401, "authentication_error", HEADERS),
        "google", call -> page(200, GEMINI),
        "google-403", call -> Reply.error(403, "PERMISSION_DENIED", HEADERS));
  }

  private static final String CLAUDE =
      """
      {"content":[{"type":"text","text":"<rejected/> %s"}],"stop_reason":"end_turn",
       "usage":{"input_tokens":10,"output_tokens":2}}"""
          .formatted(HEADERS);

  private static final String GEMINI =
      """
      {"candidates":[{"content":{"parts":[{"text":"<rejected/> %s"}]},"finishReason":"STOP"}],
       "usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":2}}"""
          .formatted(HEADERS);

  @Test
  void noFileOfAGateHasTheKeyWhateverTheServerDoes() throws Exception {
    Map<String, Script> faults = new TreeMap<>(forever());
    faults.putAll(once());
    faults.putAll(foreign());
    Set<String> keyed = ConcurrentHashMap.newKeySet();
    Script byPath =
        call -> {
          if (call.authorization().replaceFirst("^Bearer ", "").equals(Canary.KEY)) {
            keyed.add(fault(call));
          }
          return faults.get(fault(call)).reply(call);
        };
    Path store = folder.resolve(".candor/transcripts.db");
    TranscriptStores.open(store.toString()).close();
    try (FaultyServer server = new FaultyServer(Duration.ZERO, byPath);
        Connection reader = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = reader.createStatement()) {
      // As long as somebody reads, the write-ahead log stays.
      statement.executeQuery("SELECT count(*) FROM completion").close();
      GateChild.run(
          folder,
          faults.keySet().stream().map(name -> spec(server, name)).toList(),
          Map.of("candor.timeout", "1"));

      assertThat(keyed).as("models asked with the key").isEqualTo(faults.keySet());
      export(store);
      assertThat(folder)
          .isDirectoryRecursivelyContaining("glob:**/transcripts.db-wal")
          .isDirectoryRecursivelyContaining("glob:**/allure-results/*-result.json")
          .isDirectoryRecursivelyContaining("glob:**/target/candor/gate.json");
      assertThat(folder.resolve("output"))
          .content()
          .as("words of servers, the key masked")
          .contains("You sent Authorization: Bearer ***");
      assertThat(folder.resolve("exported.jsonl"))
          .content()
          .contains("You sent Authorization: Bearer ***");
      everyFaultWasMet(faults.keySet());
      assertThat(Canary.findIn(folder)).isEmpty();
    }
  }

  /** The search above is worth something. */
  @ParameterizedTest
  @MethodSource("dev.candor.endurance.Canary#spellings")
  void theSearchFindsAPlantedKey(String spelling) throws IOException {
    Path planted = Files.createDirectories(folder.resolve("a/b")).resolve("planted.bin");
    Files.writeString(folder.resolve("innocent.txt"), "sk-canary/ or so");
    Files.writeString(planted, "\0\1words before" + spelling + "and after");
    assertThat(Canary.findIn(folder)).containsExactly(planted);
  }

  private static String fault(Call call) {
    return call.path().split("/")[1];
  }

  private static String spec(FaultyServer server, String fault) {
    String folder = "/" + fault;
    return switch (fault.split("-")[0]) {
      case "anthropic" -> "anthropic:acme-7@" + server.url(folder);
      case "google" -> "google:acme-7@" + server.url(folder);
      default -> server.spec(folder);
    };
  }

  /** As the store tells it, whatever its pages look like. */
  private void export(Path store) throws IOException {
    List<String> lines = new ArrayList<>();
    try (TranscriptArchive archive = TranscriptStores.open(store.toString())) {
      archive.export(TranscriptArchive.Selection.ALL, lines::add);
    }
    Files.write(folder.resolve("exported.jsonl"), lines);
  }

  /** Those that pass were asked again, and those that do not pass stopped their run. */
  private void everyFaultWasMet(Set<String> faults) throws IOException {
    JsonNode results =
        new ObjectMapper()
            .readTree(folder.resolve("target/candor/gate.json").toFile())
            .path("results");
    Map<String, JsonNode> byFault = new TreeMap<>();
    for (JsonNode result : results) {
      byFault.put(result.path("model").textValue().split("/")[3], result);
    }
    assertThat(byFault.keySet()).isEqualTo(faults);
    assertThat(once().keySet())
        .allSatisfy(
            fault ->
                assertThat(byFault.get(fault).path("usage").path("retries").intValue())
                    .as(fault)
                    .isGreaterThanOrEqualTo(REQUESTS * 2));
    assertThat(byFault)
        .allSatisfy(
            (fault, result) ->
                assertThat(result.path("reasons").toString())
                    .as(fault)
                    .matches(stops(fault) ? ".*stopped before its end.*" : "(?!.*stopped).*"));
  }

  private static boolean stops(String fault) {
    return !once().containsKey(fault)
        && !Set.of("sound", "text", "thoughts", "error-400", "anthropic", "google").contains(fault);
  }

  /** The gate in a process of its own, which has the key in its environment. */
  static final class GateChild {

    private GateChild() {}

    /**
     * Runs in the folder, where all that it writes belongs.
     *
     * @param more settings beside the models and the requests
     */
    static void run(Path folder, List<String> models, Map<String, String> more)
        throws IOException, InterruptedException {
      Path temporary = Files.createDirectory(folder.resolve("tmp"));
      Path log = folder.resolve("logging.properties");
      Files.writeString(
          log,
          // As loud as it gets, since a user may look for something else.
          """
          handlers = java.util.logging.ConsoleHandler
          java.util.logging.ConsoleHandler.level = ALL
          .level = ALL
          """);
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("candor.model", String.join(",", models));
      settings.put("candor.requests", Requests.write(folder, REQUESTS).toString());
      settings.putAll(more);
      settings.put("java.io.tmpdir", temporary.toString());
      settings.put("java.util.logging.config.file", log.toString());
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
      command.add("-cp");
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      command.add(GateChild.class.getName());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("CANDOR_"));
      for (String variable : List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY")) {
        builder.environment().put(variable, Canary.KEY);
      }
      Process process = builder.start();
      try {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).as("status").isZero();
      } finally {
        process.destroyForcibly();
      }
    }

    /** Prints what failed as a build would, to the last cause. */
    public static void main(String[] args) {
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(StopsTest.AGate.class))
                  .filters(EngineFilter.includeEngines("junit-jupiter"))
                  .build(),
              summary);
      summary
          .getSummary()
          .getFailures()
          .forEach(failure -> failure.getException().printStackTrace(System.out));
    }
  }
}
