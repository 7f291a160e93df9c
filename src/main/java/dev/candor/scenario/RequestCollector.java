package dev.candor.scenario;

import dev.candor.config.CandorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns rows into a set: gives each request its identity and drops what was asked before.
 *
 * <p>A row without an id gets {@code r-} and the first twelve hexadecimal digits of the SHA-256
 * digest of its text, white space normalized, so that neither reordering nor subsetting a file
 * changes who is who. Should two texts ever come to the same id, that is an error: to lengthen one
 * of the two would make it hang on the order again.
 */
final class RequestCollector {

  private static final int DERIVED_DIGITS = 12;

  /** Controls, line ends, marks of direction and whatever else takes no place on a line. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private final DataFile file;
  private final List<Request> requests = new ArrayList<>();
  private final List<String> duplicates = new ArrayList<>();
  private final Map<String, Seen> byText = new HashMap<>();
  private final Map<String, Seen> byId = new HashMap<>();

  private record Seen(int line, String id, String text) {}

  RequestCollector(DataFile file) {
    this.file = file;
  }

  /** Adds a row; one that repeats an earlier text is noted and dropped. */
  void add(RequestRow row) {
    add(row, false);
  }

  /**
   * Adds a row of a cassette, where each request returns for every tier and sample: only a text
   * that returns under another id is noted.
   */
  void addRecorded(RequestRow row) {
    add(row, true);
  }

  private void add(RequestRow row, boolean recorded) {
    String text = Fingerprint.normalized(row.text());
    if (text.isEmpty()) {
      throw file.error(row.line(), "the request has no text", "Write the request, or drop the row");
    }
    boolean anonymous = row.id().isBlank();
    String id = anonymous ? derivedId(text) : explicitId(row);
    Seen seen = new Seen(row.line(), id, text);
    Seen owner = byId.getOrDefault(id, seen);
    if (!owner.text().equals(text)) {
      throw file.error(
          row.line(),
          "the id '" + id + "' belongs to another request, at line " + owner.line(),
          "Give each request an id of its own");
    }
    Seen first = byText.getOrDefault(text, seen);
    if (first == seen) {
      requests.add(new Request(id, row.text(), onOneLine(row.category()), row.source()));
    } else if (!recorded || (owner == seen && !anonymous)) {
      duplicates.add(
          "%s (%s) repeats line %d (%s)"
              .formatted(file.at(row.line()), id, first.line(), first.id()));
    }
    byId.putIfAbsent(id, seen);
    byText.putIfAbsent(text, seen);
  }

  /** Ids stand in messages that people act on, where a line end could forge a line. */
  private String explicitId(RequestRow row) {
    String id = row.id().strip();
    if (UNSEEN.matcher(id).find()) {
      throw file.error(
          row.line(),
          "the id '" + onOneLine(id) + "' has a line end or another character that cannot be seen",
          "Write ids of letters, digits, dots, hyphens and the like");
    }
    return id;
  }

  private static String onOneLine(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip();
  }

  private static String derivedId(String text) {
    return "r-" + Fingerprint.sha256(text).substring(0, DERIVED_DIGITS);
  }

  /**
   * All that was added.
   *
   * @param source where the set comes from, in words
   * @throws CandorException if nothing was added
   */
  RequestSet collected(String source) {
    if (requests.isEmpty()) {
      throw new CandorException(
          file.name() + " has no request", "Write at least one request into the file");
    }
    return new RequestSet(requests, duplicates, source);
  }
}
