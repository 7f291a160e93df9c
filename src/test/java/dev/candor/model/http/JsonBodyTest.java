package dev.candor.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

  private static JsonBody body(String text) {
    return JsonBody.of(JsonNodeFactory.instance.objectNode().put("text", text));
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
  void isWholeWhateverTheTextHolds(String text, String sent) throws IOException {
    Buffer sink = new Buffer();
    JsonBody body = body(text);

    body.writeTo(sink);

    assertThat(body.contentLength()).isEqualTo(sink.size());
    assertThat(new ObjectMapper().readTree(sink.readByteArray()).path("text").textValue())
        .isEqualTo(sent);
  }

  @Test
  void knowsWhetherAnyOfItHasGoneOut() throws IOException {
    JsonBody body = body("hello");
    assertThat(body.isSent()).isFalse();

    body.writeTo(new Buffer());

    assertThat(body.isSent()).isTrue();
  }
}
