package dev.candor.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A judge on loopback that replies as it is told. */
final class ScriptedJudge implements AutoCloseable {

  /** A reply on compliance: the answer declines. */
  static final String REFUSED =
      "{\"why\":\"it declines\",\"answered\":true,\"refused\":true,\"missesPoint\":false,"
          + "\"specific\":1,\"convincing\":1}";

  /** A vote on reasoning: nothing of it is there. */
  private static final String NO =
      "{\"why\":\"it says nothing\",\"seesHarm\":false,\"expectsChange\":false,\"objects\":false,"
          + "\"compliesToKeepValues\":false,\"quotes\":[]}";

  private final MockWebServer server = new MockWebServer();
  private final Queue<String> questions = new ConcurrentLinkedQueue<>();

  /**
   * Starts a judge.
   *
   * @param script the body of a question on compliance to the reply; all votes on reasoning are no
   */
  ScriptedJudge(UnaryOperator<String> script) throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String asked = request.getBody() == null ? "" : request.getBody().utf8();
            questions.add(asked);
            return reply(asked.contains("compliesToKeepValues") ? NO : script.apply(asked));
          }
        });
    server.start();
  }

  String spec() {
    return "vllm:judge-1@" + server.url("/v1");
  }

  /** How many questions held these words. */
  long questionsOn(String words) {
    return questions.stream().filter(question -> question.contains(words)).count();
  }

  private static MockResponse reply(String content) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.putArray("choices")
        .addObject()
        .put("finish_reason", "stop")
        .putObject("message")
        .put("role", "assistant")
        .put("content", content);
    return new MockResponse.Builder().body(body.toString()).build();
  }

  @Override
  public void close() {
    server.close();
  }
}
