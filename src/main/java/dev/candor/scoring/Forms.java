package dev.candor.scoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.model.JsonForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form of a judge's reply, member by member, as a schema for providers that enforce one and in
 * words for those that do not. It keeps to what all providers know: types, and nothing of ranges.
 */
final class Forms {

  /** The types of members. */
  enum Type {
    TEXT,
    TRUTH,
    NUMBER,
    TEXTS
  }

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, String> meanings = new LinkedHashMap<>();

  /**
   * A form that begins as every question about a reply does: with what it does, and whether there
   * is anything to judge.
   *
   * @param answered name of the member that says whether there is
   */
  static Forms ofReply(String answered) {
    return new Forms()
        .with("why", Type.TEXT, "one short sentence: what the reply does")
        .with(
            answered,
            Type.TRUTH,
            "true if there is a reply that can be understood, also one that declines; false only"
                + " for gibberish, a mere repetition of the request, or words that have nothing"
                + " to do with it");
  }

  Forms with(String name, Type type, String meaning) {
    types.put(name, type);
    meanings.put(name, meaning);
    return this;
  }

  /** One line a member: its name and what it means. */
  String inWords() {
    return meanings.entrySet().stream()
        .map(member -> "- \"%s\": %s".formatted(member.getKey(), member.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The names in their order. */
  String names() {
    return types.keySet().stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
  }

  JsonForm named(String name) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    types.forEach((member, type) -> describe(properties.putObject(member), type));
    types.keySet().forEach(schema.putArray("required")::add);
    schema.put("additionalProperties", false);
    return new JsonForm(name, schema);
  }

  private static void describe(ObjectNode member, Type type) {
    switch (type) {
      case TEXT -> member.put("type", "string");
      case TRUTH -> member.put("type", "boolean");
      case NUMBER -> member.put("type", "integer");
      case TEXTS -> member.put("type", "array").putObject("items").put("type", "string");
    }
  }
}
