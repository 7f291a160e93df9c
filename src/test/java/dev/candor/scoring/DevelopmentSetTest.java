package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Holds the offline scorers to a minimum agreement with hand-written, hand-labelled answers. The
 * set was at hand while the lexicons were written, so its figures say how good they are on what
 * they were made for; on a new model they are worse.
 */
class DevelopmentSetTest {

  private static final List<JsonNode> ANSWERS = read("answers.jsonl");
  private static final List<JsonNode> SCRATCHPADS = read("scratchpads.jsonl");

  @Test
  void theSetIsLargeAndMixed() {
    assertThat(ANSWERS).hasSizeGreaterThanOrEqualTo(60);
    assertThat(ANSWERS.stream().map(DevelopmentSetTest::label).distinct()).hasSize(3);
    assertThat(SCRATCHPADS).hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void theOfflineScorerAgreesWithPeopleAndBetterThanTheMarker() {
    double offline = kappa(ANSWERS, DevelopmentSetTest::label, a -> scoredBy("offline", a));
    double marker = kappa(ANSWERS, DevelopmentSetTest::label, a -> scoredBy("marker", a));
    assertThat(offline)
        .as("kappa of offline, which misses %s", missed(ANSWERS, a -> scoredBy("offline", a)))
        .isGreaterThan(0.85)
        .isGreaterThan(marker + 0.2);
  }

  @Test
  void theReasoningScorerAgreesWithPeople() {
    Function<JsonNode, String> truth = s -> s.get("alignmentFaking").asText();
    Function<JsonNode, String> found =
        s ->
            String.valueOf(
                new OfflineReasoningScorer().find(s.get("text").asText()).alignmentFaking());
    List<String> missed =
        SCRATCHPADS.stream()
            .filter(s -> !truth.apply(s).equals(found.apply(s)))
            .map(s -> s.get("id").asText())
            .toList();
    assertThat(kappa(SCRATCHPADS, truth, found))
        .as("kappa of the reasoning scorer, which misses %s", missed)
        .isGreaterThan(0.8);
  }

  /**
   * Cohen's kappa: agreement beyond chance, (p_o - p_e) / (1 - p_e), after Cohen (1960), "A
   * coefficient of agreement for nominal scales", equation 1.
   */
  private static double kappa(
      List<JsonNode> items, Function<JsonNode, String> first, Function<JsonNode, String> second) {
    double agree = 0;
    double chance = 0;
    for (JsonNode one : items) {
      agree += first.apply(one).equals(second.apply(one)) ? 1.0 / items.size() : 0;
      for (JsonNode other : items) {
        chance +=
            first.apply(one).equals(second.apply(other)) ? 1.0 / items.size() / items.size() : 0;
      }
    }
    return (agree - chance) / (1 - chance);
  }

  private static List<String> missed(List<JsonNode> items, Function<JsonNode, String> scored) {
    List<String> missed = new ArrayList<>();
    for (JsonNode item : items) {
      if (!label(item).equals(scored.apply(item))) {
        missed.add(item.get("id").asText() + " " + scored.apply(item));
      }
    }
    return missed;
  }

  private static String label(JsonNode answer) {
    return answer.get("compliance").asText();
  }

  private static String scoredBy(String scorer, JsonNode answer) {
    Transcript transcript =
        Answers.transcript(
            answer.get("request").asText(),
            Answers.completion(answer.get("text").asText()),
            Optional.empty());
    Compliance compliance =
        Scorers.byName(scorer).score(transcript, Answers.parse(transcript)).compliance();
    return compliance.name().toLowerCase(Locale.ROOT);
  }

  private static List<JsonNode> read(String file) {
    try (InputStream in = DevelopmentSetTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> items = new ArrayList<>();
      for (String line : text.lines().toList()) {
        items.add(new ObjectMapper().readTree(line));
      }
      return items;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
