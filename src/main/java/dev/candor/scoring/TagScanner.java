package dev.candor.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds tags as models write them: in any case, with stray spaces, attributes and a slash at either
 * end. Looks ahead by a bounded number of characters only, so that time is linear in the text.
 */
final class TagScanner {

  private static final int LONGEST_GAP = 8;
  private static final int LONGEST_ATTRIBUTES = 200;
  private static final String QUOTES = "`'\"";

  private final String text;
  private final Set<String> names;

  private TagScanner(String text, Set<String> names) {
    this.text = text;
    this.names = names;
  }

  /** A name as it is compared: lower case, without hyphens and underscores. */
  static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /**
   * All tags with one of these names, in the text's order.
   *
   * @param names canonical names
   */
  static List<Tag> scan(String text, Set<String> names) {
    TagScanner scanner = new TagScanner(text, names);
    List<Tag> tags = new ArrayList<>();
    int at = text.indexOf('<');
    while (at >= 0) {
      int end = scanner.addTagAt(at, tags);
      at = text.indexOf('<', Math.max(end, at + 1));
    }
    return tags;
  }

  /** Adds the tag that starts here, if one does, and returns where to look on. */
  private int addTagAt(int start, List<Tag> tags) {
    int at = skipSpaces(start + 1);
    at = charAt(at) == '\\' ? at + 1 : at;
    boolean closing = charAt(at) == '/';
    int nameStart = closing ? skipSpaces(at + 1) : at;
    int nameEnd = nameStart;
    while (isNameCharacter(charAt(nameEnd))) {
      nameEnd++;
    }
    String name = canonical(text.substring(nameStart, nameEnd));
    int end = name.isEmpty() || !names.contains(name) ? -1 : endOfTag(nameEnd);
    if (end < 0) {
      return nameEnd;
    }
    boolean selfClosing = text.charAt(end - 2) == '/';
    tags.add(new Tag(name, closing || selfClosing, start, end));
    return end;
  }

  private int endOfTag(int from) {
    for (int at = from; at <= from + LONGEST_ATTRIBUTES; at++) {
      char c = charAt(at);
      if (c == '>') {
        return at + 1;
      }
      if (c == '<' || c == '\0') {
        return -1;
      }
    }
    return -1;
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < from + LONGEST_GAP && Character.isWhitespace(charAt(at))) {
      at++;
    }
    return at;
  }

  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** Whether the tag is only spoken of: quoted in the middle of a line. */
  static boolean isMention(String text, Tag tag) {
    return tag.start() > 0
        && tag.end() < text.length()
        && QUOTES.indexOf(text.charAt(tag.start() - 1)) >= 0
        && QUOTES.indexOf(text.charAt(tag.end())) >= 0
        && !startsClause(text, tag.start() - 1);
  }

  /** Whether a line or a sentence begins here, as it does where an answer begins. */
  static boolean startsClause(String text, int position) {
    int at = position - 1;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    return at < 0 || "\n\r.!?>*`#".indexOf(text.charAt(at)) >= 0;
  }
}
