package dev.candor.model.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags in a message, in the order of the text. Prompts are prose, so nothing has to balance. */
final class Markup {

  // Groups: slash, name, attributes, slash. Numbers, because this runs for every single answer.
  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][\\w-]*)([^<>/\\n]{0,80})(/?)>");
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
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
      if (matcher.region(at, text.length()).lookingAt()) {
        tags.add(tag(matcher));
        at = matcher.end();
      } else {
        at++;
      }
    }
    return tags;
  }

  private static Tag tag(Matcher matcher) {
    boolean closes = matcher.end(1) > matcher.start(1);
    boolean empty = matcher.end(4) > matcher.start(4);
    return new Tag(
        closes ? Kind.CLOSE : empty ? Kind.EMPTY : Kind.OPEN,
        matcher.group(2),
        matcher.group(3).isBlank() ? "" : value(matcher.group(3)),
        matcher.start(),
        matcher.end());
  }

  private static String value(String attributes) {
    Matcher value = VALUE.matcher(attributes);
    return value.find() ? value.group(1) : "";
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
