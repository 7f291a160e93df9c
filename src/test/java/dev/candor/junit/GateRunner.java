package dev.candor.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs gate classes through the JUnit platform as a build would, with settings, an output folder
 * and Allure results of their own.
 */
public final class GateRunner extends UserSettings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AllureLifecycle outerLifecycle = Allure.getLifecycle();
  private Path folder = Path.of("target");

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    super.beforeEach(context);
    folder = Files.createTempDirectory("candor-gate");
    set("allure.results.directory", folder.resolve("allure").toString());
    // The lifecycle of the build knows the test that runs here, and gates would write into it.
    Allure.setLifecycle(new AllureLifecycle(new FileSystemResultsWriter(folder.resolve("allure"))));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Allure.setLifecycle(outerLifecycle);
    super.afterEach(context);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A file that is gone after the test. */
  public Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** Runs whole classes. */
  public EngineExecutionResults run(Class<?>... classes) {
    return run(Map.of(), classes);
  }

  /** What is printed while something runs. */
  public static String printedBy(Runnable something) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      something.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Runs whole classes under JUnit configuration parameters. */
  public EngineExecutionResults run(Map<String, String> parameters, Class<?>... classes) {
    DiscoverySelector[] selectors =
        Arrays.stream(classes)
            .map(type -> (DiscoverySelector) selectClass(type))
            .toArray(DiscoverySelector[]::new);
    return run(parameters, selectors);
  }

  /** Runs what is selected. */
  public EngineExecutionResults run(Map<String, String> parameters, DiscoverySelector... selected) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter(GateSession.OUTPUT, folder.toString())
        .configurationParameters(parameters)
        .selectors(selected)
        .execute();
  }

  /** Runs whole classes as a build does, with the listener that writes Allure's results. */
  public void launch(Class<?>... classes) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .configurationParameter(GateSession.OUTPUT, folder.toString())
                .selectors(Arrays.stream(classes).map(DiscoverySelectors::selectClass).toList())
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build());
  }

  /** Where the verdict lies, if there is one. */
  public Path gateJsonFile() {
    return folder.resolve("gate.json");
  }

  /** Where Allure's results lie, if there are any. */
  public Path allureFolder() {
    return folder.resolve("allure");
  }

  /** The verdict as machines read it. */
  public JsonNode gateJson() throws IOException {
    return JSON.readTree(gateJsonFile().toFile());
  }

  /** Display names of the tests that ended, in the order they did. */
  public static List<String> testsOf(EngineExecutionResults results) {
    return results
        .testEvents()
        .finished()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** What made anything red: the messages of tests and containers that failed. */
  public static List<String> failuresOf(EngineExecutionResults results) {
    return results
        .allEvents()
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().map(Throwable::getMessage).orElse(""))
        .toList();
  }

  /** Display names of the experiments that were run, in the order they were. */
  static List<String> experimentsOf(EngineExecutionResults results) {
    return results
        .containerEvents()
        .started()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .filter(name -> name.contains(" in "))
        .toList();
  }
}
