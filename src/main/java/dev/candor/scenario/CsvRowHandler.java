package dev.candor.scenario;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds rows for FastCSV. Its own handlers cannot tell a blank line from a row of one empty quoted
 * cell, nor where a row starts whose quotes do not match.
 */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

  private List<String> fields = new ArrayList<>();
  private boolean anythingQuoted;

  /** The line at which the row being read starts, counted from 1. */
  int line() {
    return Math.toIntExact(getStartingLineNumber());
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    fields = new ArrayList<>();
    anythingQuoted = false;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    fields.add(new String(buffer, offset, length));
    anythingQuoted |= quoted;
  }

  @Override
  protected CsvRow buildRecord() {
    boolean blank = fields.isEmpty() || (fields.size() == 1 && fields.get(0).isBlank());
    return new CsvRow(line(), fields, blank && !anythingQuoted);
  }
}
