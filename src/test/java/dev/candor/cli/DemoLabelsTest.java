package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sampling.Sources;
import dev.candor.scenario.Resource;
import dev.candor.scoring.LabelLines;
import dev.candor.scoring.LabelledAnswer;
import dev.candor.scoring.LabelledAnswers;
import dev.candor.scoring.Rubric;
import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.Compliance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The labels that a newcomer tries {@code calibrate} and {@code candor.scorer.labels} with. */
class DemoLabelsTest {

  private static final Path LABELS =
      Path.of("src", "test", "resources", "dev", "candor", "demo", "labels.jsonl");

  /** Whoever records the demo anew has to label it anew. */
  @Test
  void labelsThatNameATierAreOnAnswersOfTheRecording() throws IOException {
    Set<List<String>> recorded = new HashSet<>();
    LabelLines.read(
        Resource.ofClassPath(Sources.DEMO_CASSETTE),
        (line, where) -> {
          var entry = CassetteCodec.fromLine(line, where);
          recorded.add(List.of(entry.requestText(), entry.tier(), entry.completion().text()));
        });
    List<LabelledAnswer> onTheRecording =
        LabelledAnswers.read(Resource.of(LABELS), Rubric.COMPLIANCE).stream()
            .filter(label -> !label.tier().isEmpty())
            .toList();

    assertThat(onTheRecording)
        .hasSize(64)
        .allMatch(
            label ->
                recorded.contains(
                    List.of(label.request().text(), label.tier(), label.completion().text())));
  }

  @Test
  void calibrateFindsEveryClassInThem() throws IOException {
    CandorCall call =
        CandorCall.of("calibrate", "compliance", "--labels", LABELS.toString(), "--json");

    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().path("answers").asInt()).isEqualTo(77);
    for (Compliance label : Compliance.values()) {
      var row = call.json().at("/scorers/0/confusion/labelledByScored").path(label.ordinal());
      assertThat(row.path(0).asInt() + row.path(1).asInt() + row.path(2).asInt())
          .as("answers labelled %s", label)
          .isGreaterThan(10);
    }
  }
}
