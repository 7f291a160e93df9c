package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is never worth a verdict. */
class AllureGateTest {

  @TempDir Path folder;

  private final ExperimentResult result = Results.result("m", "s", Verdict.FAIL);
  private final List<String> told = new ArrayList<>();

  @Test
  void withoutPicturesTheTestHasItsPage() throws IOException {
    JsonNode test =
        WrittenTest.of(
            folder,
            lifecycle ->
                AllureGate.publish(
                    result,
                    () -> {
                      throw new InternalError("no fonts\nat all");
                    },
                    pictures -> "a page with " + pictures.size() + " pictures",
                    told::add,
                    lifecycle));

    assertThat(test.get("descriptionHtml").textValue()).isEqualTo("a page with 0 pictures");
    assertThat(told).singleElement().asString().contains("pictures", "no fonts at all");
  }

  @Test
  void withoutAPageTheTestHasItsNameAndItsAttachments() throws IOException {
    JsonNode test =
        WrittenTest.of(
            folder,
            lifecycle ->
                AllureGate.publish(
                    result,
                    List::of,
                    pictures -> {
                      throw new IllegalStateException("no template");
                    },
                    told::add,
                    lifecycle));

    assertThat(test.get("name").textValue()).isEqualTo("FAIL: m in s");
    assertThat(test.get("attachments")).hasSize(2);
    assertThat(told).singleElement().asString().contains("page", "no template");
  }
}
