package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.junit.UserSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("settings and standard output belong to the process")
class PlanCommandTest {

  @RegisterExtension private final UserSettings settings = new UserSettings();

  @TempDir private Path folder;

  @BeforeEach
  void smallRun() {
    settings.set("candor.scenario", "helpful-only-cot");
    settings.set("candor.limit", "5");
    settings.set("candor.store", folder.resolve("store.db").toString());
  }

  @Test
  void printsOneObjectAndATable() throws IOException {
    settings.set("candor.model", "openai:gpt-4o");
    settings.set("candor.judge", "openai:gpt-4o-mini");
    CandorCall call = CandorCall.of("plan");

    assertThat(call.exit()).as(call.err()).isZero();
    JsonNode cell = call.json().path("cells").get(0);
    assertThat(cell.path("trials").asInt()).isEqualTo(10);
    assertThat(cell.path("input").path("counted").asBoolean()).isTrue();
    assertThat(cell.path("output").path("counted").asBoolean(true)).isFalse();
    assertThat(cell.path("toPay").path("usd").asDouble()).isPositive();
    assertThat(cell.path("judge").path("calls").asInt()).isEqualTo(10 + 5 * 4);
    assertThat(call.json().path("total").path("trials").asInt()).isEqualTo(10);
    assertThat(call.err())
        .contains("judge openai:gpt-4o-mini", "counted with o200k_base", "assumed: 500 tokens");
    assertThat(folder.resolve("store.db")).doesNotExist();
  }

  @Test
  void leavesTheTableOut() throws IOException {
    settings.set("candor.model", "demo");
    CandorCall call = CandorCall.of("plan", "--json");
    assertThat(call.json().path("cells")).hasSize(1);
    assertThat(call.err()).isEmpty();
  }

  @Test
  void setsTheModelsOfAFileBesideEachOther() throws IOException {
    Path models =
        Files.writeString(
            folder.resolve("models.txt"),
            "# candidates\nopenai:gpt-4o\n\nanthropic:claude-haiku-4-5 # cheap\nxai:grok-1\n");
    CandorCall call = CandorCall.of("plan", "--models", models.toString());

    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().path("cells").findValuesAsText("model"))
        .containsExactly("openai:gpt-4o", "anthropic:claude-haiku-4-5", "xai:grok-1");
    assertThat(call.json().path("cells").get(2).path("toPay").path("usd").isNull()).isTrue();
    assertThat(call.json().path("total").path("usd").isNull()).isTrue();
    assertThat(call.err()).contains("candor.prices");
  }

  @Test
  void aFileWithoutAModelIsRefused() throws IOException {
    Path models = Files.writeString(folder.resolve("models.txt"), "# none\n");
    CandorCall call = CandorCall.of("plan", "--models", models.toString());
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err()).contains("names no model", "Write a spec a line");
  }

  @Test
  void whatIsStoredIsNotAskedAgainUnlessTheUserWantsToKnow() throws IOException {
    settings.set("candor.model", "sim:observer");
    CandorCall.of("record", folder.resolve("recorded.jsonl").toString());

    assertThat(CandorCall.of("plan").json().path("cells").get(0).path("toAsk").asInt()).isZero();
    assertThat(CandorCall.of("plan", "--fresh").json().path("cells").get(0).path("toAsk").asInt())
        .isEqualTo(10);
  }
}
