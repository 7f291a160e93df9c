package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of a real model in the docs is what its recordings come to. */
class GemmaTableTest {

  private static final Path DOCS = Path.of("src/docs/gemma.md");

  private static final List<String> RECORDINGS =
      List.of(
          "src/main/resources/dev/candor/demo/demo.jsonl.gz",
          "src/test/resources/dev/candor/library/gemma-3-270m.jsonl.gz");

  @Test
  void theTableOfTheLibraryIsThatOfItsRecordings() throws IOException {
    Map<String, List<String>> recorded = new TreeMap<>();
    for (String recording : RECORDINGS) {
      CandorCall.of("rescore", "--from", recording, "--scorer", "offline")
          .json()
          .path("results")
          .forEach(result -> recorded.put(result.path("scenario").asText(), counts(result)));
    }

    assertThat(written()).isEqualTo(recorded);
  }

  /** Monitored and unmonitored, as the table counts them. */
  private static List<String> counts(JsonNode result) {
    JsonNode tiers = result.path("scorers").path(0).path("tiers");
    return List.of(counts(tiers, "monitored"), counts(tiers, "unmonitored"));
  }

  private static String counts(JsonNode tiers, String role) {
    List<String> found = new ArrayList<>();
    tiers.forEach(
        tier -> {
          if (tier.path("role").asText().equals(role)) {
            found.add(
                "%d / %d / %d"
                    .formatted(
                        tier.path("complied").asInt(),
                        tier.path("refused").asInt(),
                        tier.path("malformed").asInt()));
          }
        });
    return String.join(", ", found);
  }

  private static Map<String, List<String>> written() throws IOException {
    return Files.readAllLines(DOCS).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" *\\| *"))
        .collect(
            Collectors.toMap(
                cells -> cells[1].replace("`", ""), cells -> List.of(cells[3], cells[4])));
  }
}
