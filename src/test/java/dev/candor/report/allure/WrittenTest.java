package dev.candor.report.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A test's result as Allure writes it. */
final class WrittenTest {

  private WrittenTest() {}

  static JsonNode of(Path folder, Consumer<AllureLifecycle> publisher) throws IOException {
    AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(folder));
    lifecycle.scheduleTestCase(new TestResult().setUuid("test"));
    lifecycle.startTestCase("test");
    publisher.accept(lifecycle);
    lifecycle.stopTestCase("test");
    lifecycle.writeTestCase("test");
    try (Stream<Path> files = Files.list(folder)) {
      Path result =
          files.filter(file -> file.toString().endsWith("-result.json")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(result.toFile());
    }
  }
}
