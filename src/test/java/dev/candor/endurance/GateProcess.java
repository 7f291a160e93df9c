package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A whole gate in a JVM of its own, which works in a folder of its own. */
final class GateProcess implements AutoCloseable {

  /** How a process ends that somebody killed. */
  private static final int KILLED = 128 + 9;

  private static final int TERMINATED = 128 + 15;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whole, with what follows it: a kill may leave half a line. */
  private static final Pattern MARK = Pattern.compile("[0-9a-f]{64}#\\d+(?=</output>)");

  private final Process process;
  private final Path folder;
  private final Thread listening = new Thread(this::listen, "gate-process");

  // Guarded by this.
  private final StringBuilder output = new StringBuilder();
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean silent;

  private GateProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    listening.setDaemon(true);
    listening.start();
  }

  /**
   * Starts a gate.
   *
   * @param folder where it works; may be that of an earlier one
   * @param store its store
   * @param key its key at the server
   * @param settings its other settings
   */
  static GateProcess start(Path folder, String store, String key, Map<String, String> settings)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dallure.results.directory=allure-results"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            GateProcess.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CANDOR_"));
    // The CI job that runs these tests shows the summary of its own gate.
    builder.environment().keySet().removeAll(Set.of("GITHUB_STEP_SUMMARY", "TF_BUILD"));
    // No argument: the URL of a store may hold a password, and everybody sees arguments.
    builder.environment().put("CANDOR_STORE", store);
    builder.environment().put("OPENAI_API_KEY", key);
    return new GateProcess(builder.redirectErrorStream(true).start(), folder);
  }

  /** The gate in its own process. */
  public static void main(String[] args) {
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    SummaryGeneratingListener tests = new SummaryGeneratingListener();
    LauncherFactory.create(config)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(WitnessedGate.class))
                .build(),
            tests);
    tests.getSummary().printFailuresTo(new PrintWriter(System.out, true), 20);
    System.exit(tests.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
  }

  /** Settings of a run that asks each of the requests twice in both tiers. */
  static Map<String, String> settings(FaultyServer server, Path requests, int concurrency) {
    return Map.of(
        "candor.model",
        server.spec(),
        "candor.scenario",
        "helpful-only-cot",
        "candor.requests",
        requests.toString(),
        "candor.samples",
        "2",
        // So that no two trials are asked in the same words.
        "candor.seed",
        "7",
        "candor.concurrency",
        Integer.toString(concurrency));
  }

  /** What an answer carries, so that the server knows it again in a test's notes. */
  static String mark(FaultyServer.Call call) {
    return call.body() + "#" + call.attempt();
  }

  /** The body that an answer was given to. */
  static String body(String mark) {
    return mark.substring(0, mark.indexOf('#'));
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      hear(e.toString());
    }
    synchronized (this) {
      silent = true;
      notifyAll();
    }
  }

  private synchronized void hear(String line) {
    output.append(line).append('\n');
    MARK.matcher(line).results().map(MatchResult::group).forEach(seen::add);
    notifyAll();
  }

  /** Waits until its tests have seen so many answers, or until it has ended. */
  synchronized void awaitSeen(int count) throws InterruptedException {
    while (seen.size() < count && !silent) {
      wait();
    }
  }

  /** Called when it has ended, however it did. */
  void onExit(Runnable then) {
    process.onExit().thenRun(then);
  }

  /**
   * Ends it without a chance to do anything more.
   *
   * @return the marks of the answers that its tests have seen
   */
  Set<String> kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor()).as(this::output).isEqualTo(KILLED);
    assertThat(gateJson()).as("a verdict of a gate that was killed").doesNotExist();
    return seen();
  }

  /** Tells it to end, as Ctrl-C does. */
  void tellToEnd() {
    process.destroy();
  }

  /** Waits until it has ended because it was told to. */
  void endsAsTold() throws InterruptedException {
    assertThat(process.waitFor()).as(this::output).isEqualTo(TERMINATED);
  }

  /**
   * Waits until it has ended by itself, with a verdict that passes.
   *
   * @return the marks of the answers that its tests have seen
   */
  Set<String> passes() throws InterruptedException, IOException {
    assertThat(process.waitFor()).as(this::output).isZero();
    assertThat(JSON.readTree(gateJson().toFile()).path("verdict").asText()).isEqualTo("PASS");
    return seen();
  }

  private Set<String> seen() throws InterruptedException {
    listening.join(); // what was said before the end is still to be heard
    return Set.copyOf(seen);
  }

  /** What gate.json says of its one experiment. */
  JsonNode result() throws IOException {
    JsonNode results = JSON.readTree(gateJson().toFile()).path("results");
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private Path gateJson() {
    return folder.resolve("target").resolve("candor").resolve("gate.json");
  }

  private synchronized String output() {
    return "how a gate ended that said:\n" + output;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
