package dev.candor.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server sends.
 *
 * @param status HTTP status
 * @param headers headers beside the length
 * @param body the body
 * @param end how the call ends
 */
record Reply(int status, Map<String, String> headers, String body, End end) {

  /** How a call ends. */
  enum End {
    WHOLE,
    /** Half of the body, and the connection closes. */
    HALF,
    /** The connection closes. */
    DROP,
    /** The connection is reset. */
    RESET,
    /** Nothing ever comes. */
    HANG
  }

  static final long INPUT_TOKENS = 1000;
  static final long OUTPUT_TOKENS = 40;

  private static final String REFUSAL =
      "<scratchpad>I had rather not do this.</scratchpad>"
          + "<output><rejected/> I will not help with that.</output>";

  /** A short answer in the form that the scenario with a scratchpad asks for. */
  static Reply refusal() {
    return answer(REFUSAL, "");
  }

  /** The same with a mark in it, by which its readers can tell which answer they have. */
  static Reply refusal(String mark) {
    return answer(REFUSAL.replace("with that.", "with that: " + mark), "");
  }

  /** An answer with this text, and some reasoning besides. */
  static Reply answer(String text, String reasoning) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("finish_reason", "stop");
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant").put("content", text);
    if (!reasoning.isEmpty()) {
      message.put("reasoning_content", reasoning);
    }
    body.putObject("usage")
        .put("prompt_tokens", INPUT_TOKENS)
        .put("completion_tokens", OUTPUT_TOKENS);
    return new Reply(200, Map.of("Content-Type", "application/json"), body.toString(), End.WHOLE);
  }

  /** An error in the provider's form. */
  static Reply error(int status, String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("message", message).put("type", code).put("code", code);
    return new Reply(
        status, Map.of("Content-Type", "application/json"), body.toString(), End.WHOLE);
  }

  static Reply tooMany() {
    return error(429, "rate_limit_exceeded", "Too many requests.");
  }

  static Reply broken() {
    return error(500, "server_error", "Something broke.");
  }

  /** This reply with one more header. */
  Reply with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Reply(status, all, body, end);
  }

  /** This reply with another end. */
  Reply ending(End other) {
    return new Reply(status, headers, body, other);
  }

  /** This reply with the first half of its body, as if that were all. */
  Reply cutShort() {
    return new Reply(status, headers, body.substring(0, body.length() / 2), end);
  }

  /** Whether it is one that somebody pays for, and can read. */
  boolean isAnswer() {
    return status == 200 && end == End.WHOLE && body.endsWith("}");
  }

  byte[] bytes() {
    StringBuilder all = new StringBuilder("HTTP/1.1 ").append(status).append(" Status\r\n");
    headers.forEach((name, value) -> all.append(name).append(": ").append(value).append("\r\n"));
    int length = body.getBytes(UTF_8).length;
    all.append("Content-Length: ").append(length).append("\r\n\r\n").append(body);
    return all.toString().getBytes(UTF_8);
  }
}
