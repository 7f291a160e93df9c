package dev.candor.scenario;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads request sets that a test holds as text. */
final class RequestTexts {

  private RequestTexts() {}

  static RequestSet csv(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), "set.csv");
  }

  static RequestSet jsonl(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), "set.jsonl");
  }

  static RequestSet read(byte[] bytes, String name) {
    return RequestReader.read(new ByteArrayInputStream(bytes), name);
  }

  static List<String> texts(RequestSet set) {
    return set.requests().stream().map(Request::text).toList();
  }

  static List<String> ids(RequestSet set) {
    return set.requests().stream().map(Request::id).toList();
  }
}
