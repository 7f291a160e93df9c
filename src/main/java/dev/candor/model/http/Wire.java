package dev.candor.model.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Small readings that all dialects share. */
public final class Wire {

  /** More tokens than any answer has, and few enough to be added up. */
  private static final long MOST_TOKENS = 1_000_000_000_000L;

  private Wire() {}

  /** A text member, empty if it is missing, null or of another type. */
  public static String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isTextual() ? value.textValue() : "";
  }

  /** A token count, 0 if it is missing or makes no sense. */
  public static long count(JsonNode usage, String member) {
    return Math.max(0, Math.min(usage.path(member).asLong(0), MOST_TOKENS));
  }
}
