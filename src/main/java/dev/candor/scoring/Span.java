package dev.candor.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a text, in UTF-16 code units.
 *
 * @param start offset of the first character, 0 or more
 * @param end offset behind the last character, not before {@code start}
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span goes from " + start + " to " + end);
    }
  }

  /**
   * The part itself.
   *
   * @throws IllegalArgumentException if the text is too short to hold it
   */
  public String in(String text) {
    if (end > text.length()) {
      throw new IllegalArgumentException(
          "a text of " + text.length() + " characters has no span up to " + end);
    }
    return text.substring(start, end);
  }

  /** The same part without the whitespace at its ends. */
  Span stripped(String text) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  /** The same places in their order, those that touch or overlap as one. */
  static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      int last = merged.size() - 1;
      if (last >= 0 && span.start <= merged.get(last).end) {
        Span before = merged.get(last);
        merged.set(last, new Span(before.start, Math.max(before.end, span.end)));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
