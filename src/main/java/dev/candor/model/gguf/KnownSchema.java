package dev.candor.model.gguf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map.Entry;
import java.util.Set;

/**
 * Tells the schemas that llama.cpp surely makes a grammar of. It ends the whole JVM at one that it
 * cannot, such as one with a reference to nowhere, so nothing else is given to it.
 */
final class KnownSchema {

  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "integer", "number", "boolean", "null");

  private static final Set<String> HARMLESS = Set.of("const", "title", "description");

  private KnownSchema() {}

  /** Whether a schema has nothing but types, members, items, and lists of values. */
  static boolean is(JsonNode schema) {
    return schema.isObject()
        && (schema.has("enum") || schema.has("const") || hasKnownType(schema))
        && schema.properties().stream().allMatch(KnownSchema::isKnown);
  }

  private static boolean hasKnownType(JsonNode schema) {
    return TYPES.contains(schema.path("type").asText());
  }

  private static boolean isKnown(Entry<String, JsonNode> keyword) {
    JsonNode value = keyword.getValue();
    return switch (keyword.getKey()) {
      case "properties" -> value.isObject() && value.valueStream().allMatch(KnownSchema::is);
      case "items" -> is(value);
      case "additionalProperties" -> value.isBoolean();
      case "type" -> TYPES.contains(value.asText());
      case "enum" -> value.isArray() && !value.isEmpty();
      case "required" -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
      default -> HARMLESS.contains(keyword.getKey());
    };
  }
}
