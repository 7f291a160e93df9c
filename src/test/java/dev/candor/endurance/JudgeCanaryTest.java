package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.endurance.CanaryTest.GateChild;
import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a judge does with the key that it was sent, no file that a gate leaves has it. */
@Timeout(100)
class JudgeCanaryTest {

  private static final String HEADERS = "You sent Authorization: Bearer " + Canary.KEY;

  @TempDir private Path folder;
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  @Test
  void noFileHasTheKeyOfAJudgeThatRepeatsIt() throws Exception {
    run(
        call -> {
          JudgeCall judged = JudgeCall.of(call);
          String verdict = ScriptedJudge.verdict(judged);
          return switch (Integer.parseInt(call.request().substring(2)) % 6) {
            case 0 -> Reply.answer(HEADERS, HEADERS);
            case 1 -> Reply.error(400, "no", HEADERS);
            case 2 -> Reply.answer(verdict.replaceFirst("\"why\": \"", "$0" + HEADERS), "");
            case 3 -> Reply.answer("{\"why\": \"" + HEADERS, "");
            case 4 -> Reply.error(400, "content_filter", HEADERS);
            default -> call.attempt() == 1 ? Reply.error(500, Canary.KEY, HEADERS) : said(verdict);
          };
        });

    JsonNode free = result().at("/tiers/free");
    assertThat(free.path("refused").intValue()).as("judged in the end").isEqualTo(4);
    assertThat(free.path("errors").intValue()).as("not to be judged").isEqualTo(8);
    assertThat(folder.resolve("output"))
        .content()
        .as("words of the judge, the key masked")
        .contains("You sent Authorization: Bearer ***");
    assertThat(folder.resolve("exported.jsonl"))
        .content()
        .contains("\"scenario\":\"judge-")
        .contains("You sent Authorization: Bearer ***");
    assertThat(Canary.findIn(folder)).isEmpty();
  }

  @Test
  void noFileHasTheKeyOfAJudgeThatDoesNotTakeIt() throws Exception {
    run(call -> Reply.error(401, "invalid_api_key", HEADERS));

    assertThat(result().path("reasons").toString())
        .contains("answered HTTP 401 (You sent Authorization: Bearer ***)");
    assertThat(Canary.findIn(folder)).isEmpty();
  }

  private static Reply said(String text) {
    return Reply.answer(text, "");
  }

  /** A gate of twelve requests on a model that declines them all. */
  private void run(Script judge) throws Exception {
    try (FaultyServer model = FaultyServer.sound(Duration.ZERO);
        FaultyServer server = new FaultyServer(Duration.ZERO, noting(judge))) {
      GateChild.run(folder, List.of(model.spec()), Map.of("candor.judge", server.spec()));
    }
    assertThat(keys).as("what the judge was sent").containsExactly("Bearer " + Canary.KEY);
    List<String> lines = new ArrayList<>();
    Path store = folder.resolve(".candor/transcripts.db");
    try (TranscriptArchive archive = TranscriptStores.open(store.toString())) {
      archive.export(TranscriptArchive.Selection.ALL, lines::add);
    }
    Files.write(folder.resolve("exported.jsonl"), lines);
    assertThat(folder).isDirectoryRecursivelyContaining("glob:**/allure-results/*-result.json");
  }

  private Script noting(Script judge) {
    return (Call call) -> {
      keys.add(call.authorization());
      return judge.reply(call);
    };
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve("target/candor/gate.json").toFile())
        .at("/results/0");
  }
}
