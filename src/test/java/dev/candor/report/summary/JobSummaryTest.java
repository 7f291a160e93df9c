package dev.candor.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSummaryTest {

  @TempDir Path folder;

  private final List<String> printed = new ArrayList<>();

  @Test
  void isAppendedToTheFileThatGitHubNames() throws IOException {
    Path file = Files.writeString(folder.resolve("job.md"), "an earlier step");
    show("## Candor\n", Map.of("GITHUB_STEP_SUMMARY", file.toString()));
    show("## Candor\n", Map.of("GITHUB_STEP_SUMMARY", file.toString()));

    assertThat(file).hasContent("an earlier step\n## Candor\n\n\n## Candor\n\n");
    assertThat(printed).isEmpty();
  }

  /** Beyond a mebibyte GitHub shows nothing of the step. */
  @Test
  void isCutAtALineWhereGitHubHasNoRoomForIt() throws IOException {
    Path file = folder.resolve("job.md");
    String line = "é".repeat(500) + "\n";
    show("## Candor\n" + line.repeat(3000), Map.of("GITHUB_STEP_SUMMARY", file.toString()));

    assertThat(Files.size(file)).isBetween((1L << 20) - 2_000, 1L << 20);
    assertThat(Files.readAllLines(file))
        .startsWith("", "## Candor", line.strip())
        .contains("The rest is in summary.md: a job's summary has no room for it.");
    show("## Candor\n", Map.of("GITHUB_STEP_SUMMARY", file.toString()));
    assertThat(Files.size(file)).isLessThanOrEqualTo(1L << 20);
  }

  @Test
  void azureIsToldWhereItLies() throws IOException {
    show("## Candor\n", Map.of("TF_BUILD", "True"));

    assertThat(printed)
        .containsExactly(
            "##vso[task.uploadsummary]" + folder.resolve("summary.md").toAbsolutePath());
  }

  @Test
  void elsewhereNothingIsWrittenOrSaid() throws IOException {
    show("## Candor\n", Map.of("GITHUB_STEP_SUMMARY", " ", "CI", "true", "TF_BUILD", "false"));

    assertThat(printed).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatCannotBeWrittenIsAnError() {
    Map<String, String> named = Map.of("GITHUB_STEP_SUMMARY", folder.toString());

    assertThatThrownBy(() -> show("## Candor\n", named)).isInstanceOf(IOException.class);
  }

  private void show(String markdown, Map<String, String> environment) throws IOException {
    JobSummary.show(markdown, folder.resolve("summary.md"), environment, printed::add);
  }
}
