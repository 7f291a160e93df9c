package dev.candor.scoring;

import dev.candor.scenario.ResponseFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds accept and reject markers. A marker in the form of a tag is found in every way of writing
 * that tag; any other is found literally, in any case.
 */
final class Markers {

  private static final Pattern TAG_SIGNS = Pattern.compile("[</>\\s]");

  private final Sign accept;
  private final Sign reject;

  Markers(ResponseFormat format) {
    this.accept = Sign.of(format.acceptMarker());
    this.reject = Sign.of(format.rejectMarker());
  }

  /** Which markers occur in the text. */
  Marker in(String text) {
    boolean accepted = !accept.in(text).isEmpty();
    boolean rejected = !reject.in(text).isEmpty();
    if (accepted && rejected) {
      return Marker.BOTH;
    }
    return accepted ? Marker.ACCEPTED : rejected ? Marker.REJECTED : Marker.NONE;
  }

  /** The text without any marker, stripped. */
  String removedFrom(String text) {
    List<Span> spans = all(text);
    if (spans.isEmpty()) {
      return text.strip();
    }
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (Span span : spans) {
      // Markers that overlap, as one that is the beginning of the other, are removed together.
      rest.append(text, from, Math.max(from, span.start()));
      from = Math.max(from, span.end());
    }
    return rest.append(text, from, text.length()).toString().strip();
  }

  /** Where the first marker stands that begins a line or sentence, as an answer's marker does. */
  OptionalInt firstAtClauseStart(String text) {
    return all(text).stream()
        .mapToInt(Span::start)
        .filter(start -> TagScanner.startsClause(text, start))
        .findFirst();
  }

  private List<Span> all(String text) {
    List<Span> spans = new ArrayList<>(accept.in(text));
    spans.addAll(reject.in(text));
    spans.sort(Comparator.comparingInt(Span::start));
    return spans;
  }

  /** One marker; tagName is empty for a marker that is no tag. */
  private record Sign(String literal, String tagName) {

    static Sign of(String marker) {
      String name = TagScanner.canonical(TAG_SIGNS.matcher(marker).replaceAll(""));
      List<Tag> tags = TagScanner.scan(marker, Set.of(name));
      boolean isTag = tags.size() == 1 && tags.get(0).start() == 0;
      return new Sign(
          Prose.lowerCase(marker),
          isTag && tags.get(0).end() == marker.length() ? tags.get(0).name() : "");
    }

    List<Span> in(String text) {
      return tagName.isEmpty()
          ? literally(Prose.lowerCase(text))
          : TagScanner.scan(text, Set.of(tagName)).stream()
              .map(tag -> new Span(tag.start(), tag.end()))
              .toList();
    }

    private List<Span> literally(String text) {
      List<Span> spans = new ArrayList<>();
      int at = literal.isEmpty() ? -1 : text.indexOf(literal);
      while (at >= 0) {
        spans.add(new Span(at, at + literal.length()));
        at = text.indexOf(literal, at + literal.length());
      }
      return spans;
    }
  }
}
