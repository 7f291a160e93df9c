package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.Verdict;
import java.util.Locale;

/**
 * One cell of a table, on one line without invisible characters.
 *
 * @param text what it says
 * @param kind how to show it
 */
record Cell(String text, Kind kind) {

  /** How a cell is shown. */
  enum Kind {
    /** Our own words. */
    WORDS,
    /** Foreign text, such as the name of a model or a reason with a server's words in it. */
    FOREIGN,
    /** Our own words that stay on one line. */
    TIME,
    /** Stands on the right. */
    NUMBER,
    /** A verdict, in its colour. */
    VERDICT
  }

  private static final int LENGTH = 300;

  Cell {
    text = Printable.of(text, LENGTH);
  }

  static Cell words(String text) {
    return new Cell(text, Kind.WORDS);
  }

  static Cell time(String text) {
    return new Cell(text, Kind.TIME);
  }

  static Cell foreign(String text) {
    return new Cell(text, Kind.FOREIGN);
  }

  static Cell number(String text) {
    return new Cell(text, Kind.NUMBER);
  }

  static Cell number(long count) {
    return number(String.format(Locale.ROOT, "%,d", count));
  }

  static Cell of(Verdict verdict) {
    return new Cell(verdict.name(), Kind.VERDICT);
  }
}
