package dev.candor.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One JSON object of a judge's reply, read as tolerantly as its meaning allows: names in any case
 * and with any signs between their letters, truth values and numbers as text.
 *
 * @param members by {@linkplain #folded folded} name
 */
record ReplyObject(Map<String, JsonNode> members) {

  /** A name without anything but its letters and digits, in lower case. */
  static String folded(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  boolean has(String name) {
    return members.containsKey(folded(name));
  }

  /** A truth value: {@code true}, {@code "true"}, {@code "yes"} or their contraries. */
  boolean truth(String name) throws UnreadableReplyException {
    return switch (word(member(name))) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new UnreadableReplyException("'" + name + "' in it is no truth value");
    };
  }

  /** A whole number from 1 to the given one: {@code 4}, {@code 4.0} or {@code "4"}. */
  int rating(String name, int highest) throws UnreadableReplyException {
    String word = word(member(name)).replaceFirst("\\.0{1,9}$", "");
    if (word.length() == 1 && word.charAt(0) >= '1' && word.charAt(0) <= '0' + highest) {
      return word.charAt(0) - '0';
    }
    throw new UnreadableReplyException(
        "'%s' in it is no whole number from 1 to %d".formatted(name, highest));
  }

  /** Texts: an array of them, or one by itself. */
  List<String> texts(String name) throws UnreadableReplyException {
    JsonNode member = member(name);
    List<String> texts = new ArrayList<>();
    for (JsonNode element : member.isArray() ? member : List.of(member)) {
      if (!element.isTextual()) {
        throw new UnreadableReplyException("'" + name + "' in it holds more than text");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  private JsonNode member(String name) throws UnreadableReplyException {
    JsonNode member = members.get(folded(name));
    if (member == null) {
      throw new UnreadableReplyException("'" + name + "' is missing in it");
    }
    return member;
  }

  /** A plain value as text; nothing for objects, arrays and null, which no caller accepts. */
  private static String word(JsonNode value) {
    return value.isNull() ? "" : value.asText("").strip().toLowerCase(Locale.ROOT);
  }
}
