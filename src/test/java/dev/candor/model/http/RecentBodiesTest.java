package dev.candor.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.model.Completion;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentBodiesTest {

  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1.0, 100, OptionalLong.empty());

  private final Dialect api = new Dialect();
  private final RecentBodies bodies = new RecentBodies(api);

  /** Says the user's message and the seed, and counts how often it is asked to. */
  private static final class Dialect implements ChatApi {

    private int asked;

    @Override
    public ObjectNode request(Prompt prompt, SamplingSettings settings) {
      asked++;
      return JsonNodeFactory.instance
          .objectNode()
          .put("text", prompt.user())
          .put("seed", settings.seed().orElse(0));
    }

    @Override
    public Completion completion(JsonNode body, Duration latency) {
      throw new UnsupportedOperationException("nothing is answered here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wörld 🙂, wörld 🙂",
    "'\uD83D', ?",
    "'\uDE42', ?",
    "'x\uD83D', x?",
    "'\uD83Dx', ?x",
    "'\uD83D\uD83D\uDE42', ?🙂",
    "'\uDE42\uD83D', ??"
  })
  void areWholeWhateverTheTextHolds(String text, String sent) throws IOException {
    Buffer sink = new Buffer();
    JsonBody body = body(text, SETTINGS);

    body.writeTo(sink);

    assertThat(body.contentLength()).isEqualTo(sink.size());
    assertThat(textOf(sink.readByteArray())).isEqualTo(sent);
  }

  @Test
  void knowWhetherAnyOfThemHasGoneOut() throws IOException {
    JsonBody body = body("hello", SETTINGS);
    assertThat(body.isSent()).isFalse();

    body.writeTo(new Buffer());

    assertThat(body.isSent()).isTrue();
  }

  @Test
  void arePutIntoWordsOnceForTheSameQuestionAndAnewForAnother() throws IOException {
    body("hello", SETTINGS);
    body("hello", SETTINGS);
    assertThat(api.asked).isEqualTo(1);

    assertThat(textOf(bodies.of(new Prompt("", "other"), SETTINGS))).isEqualTo("other");
    byte[] seeded = bodies.of(new Prompt("", "hello"), SETTINGS.withSeed(7));
    assertThat(new ObjectMapper().readTree(seeded).path("seed").intValue()).isEqualTo(7);
    assertThat(api.asked).isEqualTo(3);
  }

  @Test
  void areForgottenBeforeTheyAreMany() throws IOException {
    for (int i = 0; i < 1000; i++) {
      assertThat(textOf(bodies.of(new Prompt("", "text " + i), SETTINGS))).isEqualTo("text " + i);
    }
    bodies.of(new Prompt("", "text 0"), SETTINGS);
    assertThat(api.asked).isEqualTo(1001);
  }

  private JsonBody body(String text, SamplingSettings settings) {
    return new JsonBody(bodies.of(new Prompt("", text), settings));
  }

  private static String textOf(byte[] body) throws IOException {
    return new ObjectMapper().readTree(body).path("text").textValue();
  }
}
