package dev.candor.model.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags in a message, in the order of the text. Prompts are prose, so nothing has to balance. */
final class Markup {

  private static final Pattern TAG =
      Pattern.compile(
          "<(?<close>/?)(?<name>[A-Za-z][\\w-]*)(?<attributes>[^<>/\\n]{0,80})(?<empty>/?)>");
  private static final Pattern VALUE = Pattern.compile("=\\s*[\"']([^\"'\\n]+)[\"']");

  private Markup() {}

  /** What a tag does. */
  enum Kind {
    OPEN,
    CLOSE,
    EMPTY
  }

  /**
   * One tag.
   *
   * @param name the name inside the angle brackets
   * @param value the value of its first attribute, empty if it has none
   * @param start where it begins in the text
   * @param end where the text after it begins
   */
  record Tag(Kind kind, String name, String value, int start, int end) {}

  static List<Tag> tags(String text) {
    List<Tag> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(text);
    while (matcher.find()) {
      Kind kind =
          !matcher.group("close").isEmpty()
              ? Kind.CLOSE
              : matcher.group("empty").isEmpty() ? Kind.OPEN : Kind.EMPTY;
      Matcher value = VALUE.matcher(matcher.group("attributes"));
      tags.add(
          new Tag(
              kind,
              matcher.group("name"),
              value.find() ? value.group(1) : "",
              matcher.start(),
              matcher.end()));
    }
    return tags;
  }

  /** The text between an opening tag and the closing tag that comes right after it. */
  static Optional<String> content(String text, List<Tag> tags, int index) {
    Tag open = tags.get(index);
    if (open.kind() != Kind.OPEN || index + 1 == tags.size()) {
      return Optional.empty();
    }
    Tag close = tags.get(index + 1);
    return close.kind() == Kind.CLOSE && close.name().equals(open.name())
        ? Optional.of(text.substring(open.end(), close.start()))
        : Optional.empty();
  }
}
