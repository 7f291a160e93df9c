package dev.candor.report.summary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows the summary on the page of the CI job, where the CI system takes Markdown for it. GitHub
 * names a file to append to, as do Gitea and Forgejo, which follow it; Azure Pipelines is told of
 * the file in a line of the job's output. Others, GitLab and Jenkins among them, take none.
 */
final class JobSummary {

  private static final String GITHUB_FILE = "GITHUB_STEP_SUMMARY";
  private static final String AZURE = "TF_BUILD";

  /** GitHub shows nothing at all of a step that wrote more. */
  private static final int GITHUB_BYTES = 1 << 20;

  private JobSummary() {}

  /**
   * Shows it if there is a way.
   *
   * @param markdown the summary
   * @param file where it lies
   * @param environment the variables of this process
   * @param out standard output, line by line
   * @throws IOException if the file that is named cannot be appended to
   */
  static void show(
      String markdown, Path file, Map<String, String> environment, Consumer<String> out)
      throws IOException {
    Optional<Path> github =
        Optional.ofNullable(environment.get(GITHUB_FILE))
            .filter(name -> !name.isBlank())
            .map(Path::of);
    if (github.isPresent()) {
      append(markdown, github.get());
    }
    if ("true".equalsIgnoreCase(environment.get(AZURE))) {
      out.accept("##vso[task.uploadsummary]" + file.toAbsolutePath());
    }
  }

  private static void append(String markdown, Path file) throws IOException {
    long room = GITHUB_BYTES - (Files.exists(file) ? Files.size(file) : 0);
    // An empty line first: whatever stands before may not have ended its own.
    Files.writeString(
        file,
        "\n" + cut(markdown, room - 1) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String cut(String markdown, long room) {
    if (markdown.getBytes(StandardCharsets.UTF_8).length < room) {
      return markdown;
    }
    String note = "\n\nThe rest is in summary.md: a job's summary has no room for it.\n";
    StringBuilder start = new StringBuilder();
    long left = room - note.length() - 1;
    for (String line : markdown.split("(?<=\n)")) {
      left -= line.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      start.append(line);
    }
    return left < 0 && start.isEmpty() ? "" : start + note;
  }
}
