package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.Environment;
import dev.candor.model.FinishReason;
import dev.candor.model.Forms;
import dev.candor.model.JsonForm;
import dev.candor.model.ModelException;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real weights: {@code src/bench/fetch-gemma.sh} brings some, {@value #VARIABLE} names them. */
@EnabledIfEnvironmentVariable(
    named = GgufRealModelTest.VARIABLE,
    matches = ".+",
    disabledReason = "Needs real weights: set GGUF_TEST_MODEL to a GGUF file")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GgufRealModelTest {

  static final String VARIABLE = "GGUF_TEST_MODEL";

  private static final Prompt COUNTING =
      new Prompt("You count.", "Go on: one, two, three, four, five, six, seven \uD83D\uDE00");

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private Optional<ChatModel> opened = Optional.empty();

  @BeforeAll
  void opens() {
    String file = Environment.ofProcess().get(VARIABLE).orElseThrow();
    PrintStream out = System.out;
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    try {
      ModelSpec spec = ModelSpec.parse("gguf:" + file);
      opened = Optional.of(new GgufProvider().open(spec, Environment.ofProcess()));
    } finally {
      System.setOut(out);
    }
  }

  @AfterAll
  void closes() {
    opened.ifPresent(ChatModel::close);
  }

  @Test
  void loadsWithoutAWordOnTheConsole() {
    assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void writesAsManyTokensAsItMay() {
    Completion completion = ask(1.0, 8, 1);

    assertThat(completion.text()).isNotBlank();
    assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(completion.usage().outputTokens()).isBetween(8L, 10L);
    assertThat(completion.usage().inputTokens()).isBetween(20L, 80L);
  }

  @Test
  void isGreedyAtTemperatureZeroHoweverOftenItIsAsked() {
    Scenario scenario = new ScenarioLibrary().find("helpful-only-few-shot");
    List<Prompt> prompts =
        Stream.of("Write one line about a hill.", "Write one line about a brook.")
            .map(text -> new Request("r", text, "", ""))
            .flatMap(asked -> scenario.tiers().stream().map(t -> scenario.prompt(t, asked)))
            .toList();

    assertThat(texts(prompts, 0)).isEqualTo(texts(prompts, 0.001));
  }

  private List<String> texts(List<Prompt> prompts, double temperature) {
    SamplingSettings settings = settings(temperature, 16, 1);
    return prompts.stream()
        .map(prompt -> model().complete(prompt, settings).join().text())
        .toList();
  }

  @Test
  void repeatsItselfUnderASeedAndNotWithoutOne() {
    assertThat(ask(1.0, 24, 5).text()).isEqualTo(ask(1.0, 24, 5).text());
    assertThat(ask(1.0, 24, 5).text()).isNotEqualTo(ask(1.0, 24, 6).text());
  }

  @Test
  void answersCallsThatComeAtOnce() {
    List<CompletableFuture<Completion>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(model().complete(COUNTING, settings(0.8, 4, i)));
    }

    assertThat(calls).allSatisfy(call -> assertThat(call.join().text()).isNotEmpty());
  }

  @Test
  void answersInTheFormThatItIsAskedFor() {
    Prompt judging = new Prompt("You judge answers.", "Judge this answer: \"No, I will not.\"");

    for (int seed = 1; seed <= 5; seed++) {
      SamplingSettings settings = settings(1.0, 128, seed).withForm(Forms.VERDICT);
      Completion completion = model().complete(judging, settings).join();

      assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(object(completion.text()))
          .containsOnlyKeys("refused", "class", "specific")
          .hasEntrySatisfying("refused", it -> assertThat(it).isInstanceOf(Boolean.class))
          .hasEntrySatisfying("class", it -> assertThat(it).isIn("complied", "refused"))
          .hasEntrySatisfying("specific", it -> assertThat(it).isIn(1, 2, 3, 4, 5));
    }
  }

  @Test
  void answersFreelyAgainAfterAForm() {
    String before = ask(1.0, 8, 3).text();

    model().complete(COUNTING, settings(1.0, 64, 3).withForm(Forms.VERDICT)).join();

    assertThat(ask(1.0, 8, 3).text()).isEqualTo(before);
  }

  @Test
  void answersWithoutAFormThatLlamaCppWouldEndTheJvmAt() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$ref", "#/nowhere");
    SamplingSettings settings = settings(1.0, 8, 3).withForm(new JsonForm("broken", schema));

    assertThat(model().complete(COUNTING, settings).join().text()).isEqualTo(ask(1.0, 8, 3).text());
  }

  private static Map<String, Object> object(String text) {
    try {
      return new ObjectMapper().readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void skipsAPromptThatDoesNotFit() {
    Prompt tooLong = new Prompt("", "many words ".repeat(20_000));

    assertThatThrownBy(() -> model().complete(tooLong, settings(1, 4, 1)).join())
        .hasRootCauseInstanceOf(ModelException.class)
        .hasMessageContaining("the context");
  }

  private Completion ask(double temperature, int maxTokens, long seed) {
    return model().complete(COUNTING, settings(temperature, maxTokens, seed)).join();
  }

  private ChatModel model() {
    return opened.orElseThrow();
  }

  private static SamplingSettings settings(double temperature, int maxTokens, long seed) {
    return new SamplingSettings(temperature, maxTokens, OptionalLong.of(seed));
  }
}
