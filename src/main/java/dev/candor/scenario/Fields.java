package dev.candor.scenario;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import dev.candor.config.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes values out of a mapping; every complaint names the file and the line. */
final class Fields {

  private Fields() {}

  /** Complains about the first field that there is no such thing as. */
  static void onlyKnown(YamlNode.Mapping node, Set<String> known, String owner) {
    for (String field : node.entries().keySet()) {
      if (!known.contains(field)) {
        Optional<String> nearest = Nearest.to(field, known);
        throw node.keys()
            .get(field)
            .error(
                "unknown field '" + Printable.of(field, 80) + "' in '" + owner + "'",
                nearest.map(near -> "Did you mean '" + near + "'? ").orElse("")
                    + "Its fields are "
                    + String.join(", ", known));
      }
    }
  }

  static YamlNode required(YamlNode.Mapping node, String field) {
    YamlNode value = node.entries().get(field);
    if (value == null) {
      throw node.place().error("field '" + field + "' is missing", "Add '" + field + ": ...'");
    }
    return value;
  }

  static YamlNode.Mapping mapping(YamlNode.Mapping node, String field) {
    if (required(node, field) instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw node.keys()
        .get(field)
        .error(
            "field '" + field + "' must hold further fields", "Indent them on the lines below it");
  }

  /** A text that is not blank. */
  static String text(YamlNode.Mapping node, String field) {
    required(node, field);
    String text = textOrBlank(node, field);
    if (text.isBlank()) {
      throw noText(node, field);
    }
    return text;
  }

  /** A text that may say nothing, and does so where the field is missing. */
  static String textOrBlank(YamlNode.Mapping node, String field) {
    if (!node.has(field)) {
      return "";
    }
    if (node.entries().get(field) instanceof YamlNode.Scalar scalar) {
      return scalar.text();
    }
    throw noText(node, field);
  }

  private static CandorException noText(YamlNode.Mapping node, String field) {
    return node.keys().get(field).error("field '" + field + "' must be a text", "Give it a value");
  }

  static <E extends Enum<E>> E choice(YamlNode.Mapping node, String field, Class<E> type) {
    String word = text(node, field);
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> words =
                  Arrays.stream(type.getEnumConstants()).map(Fields::word).toList();
              return node.keys()
                  .get(field)
                  .error(
                      "'" + Printable.of(word, 80) + "' is no value of '" + field + "'",
                      Nearest.to(word, words)
                              .map(near -> "Did you mean '" + near + "'? ")
                              .orElse("")
                          + "Choose one of "
                          + String.join(", ", words));
            });
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
