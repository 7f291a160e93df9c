package dev.candor.report.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/** A test's result as Allure writes it. */
final class WrittenTest {

  private WrittenTest() {}

  static JsonNode of(Path folder, Consumer<AllureLifecycle> publisher) throws IOException {
    AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(folder));
    String uuid = UUID.randomUUID().toString();
    lifecycle.scheduleTestCase(new TestResult().setUuid(uuid));
    lifecycle.startTestCase(uuid);
    publisher.accept(lifecycle);
    lifecycle.stopTestCase(uuid);
    lifecycle.writeTestCase(uuid);
    return new ObjectMapper().readTree(folder.resolve(uuid + "-result.json").toFile());
  }
}
