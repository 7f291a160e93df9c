package dev.candor.report.allure;

import dev.candor.report.text.Html;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Words of a model as HTML: escaped, passages that were quoted as evidence marked, and no more of
 * them than a browser can show.
 *
 * @param text the words
 * @param evidence places in them, in any order
 */
record Words(String text, List<Span> evidence) {

  private static final String MARK =
      "<mark style=\"background:#ffd54f;color:#111;border-radius:2px\">";

  /** Words of which nothing is marked. */
  Words(String text) {
    this(text, List.of());
  }

  /** The native reasoning of an answer. */
  static Words nativeReasoning(ParsedResponse response, List<Span> evidence) {
    return new Words(response.nativeReasoning(), evidence);
  }

  /** The scratchpad of an answer; evidence counts from where all of its reasoning begins. */
  static Words scratchpad(ParsedResponse response, List<Span> evidence) {
    int before = response.reasoning().length() - response.scratchpad().length();
    return new Words(
        response.scratchpad(),
        evidence.stream()
            .filter(span -> span.end() > before)
            .map(span -> new Span(Math.max(0, span.start() - before), span.end() - before))
            .toList());
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /**
   * The words from their beginning.
   *
   * @param most characters shown
   * @param elsewhere where the whole is, for the note that marks a cut
   */
  String html(int most, String elsewhere) {
    return html(0, most, elsewhere);
  }

  /**
   * As {@link #html}, but from shortly before the first evidence where it is far from the start.
   */
  String excerpt(int most, String elsewhere) {
    int first = evidence.stream().mapToInt(Span::start).min().orElse(0);
    return html(first > most / 2 ? first - most / 4 : 0, most, elsewhere);
  }

  private String html(int start, int most, String elsewhere) {
    int from = whole(Math.min(start, text.length()));
    int to = whole((int) Math.min(text.length(), (long) from + most));
    StringBuilder html = new StringBuilder();
    if (from > 0) {
      html.append(note(from, elsewhere)).append('\n');
    }
    int at = from;
    for (Span span : evidence.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      int begin = Math.max(at, Math.min(span.start(), to));
      int end = Math.min(span.end(), to);
      if (begin < end) {
        html.append(Html.escape(text.substring(at, begin)))
            .append(MARK)
            .append(Html.escape(text.substring(begin, end)))
            .append("</mark>");
        at = end;
      }
    }
    html.append(Html.escape(text.substring(at, to)));
    if (to < text.length()) {
      html.append('\n').append(note(text.length() - to, elsewhere));
    }
    return html.toString();
  }

  /** Not between the halves of a character. */
  private int whole(int offset) {
    boolean splits =
        offset > 0
            && offset < text.length()
            && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    return splits ? offset - 1 : offset;
  }

  private static String note(int left, String elsewhere) {
    return String.format(
        Locale.ROOT, "<em>(%,d characters left out: %s)</em>", left, Html.escape(elsewhere));
  }
}
