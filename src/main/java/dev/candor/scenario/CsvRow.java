package dev.candor.scenario;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line line the row starts at, counted from 1
 * @param fields the cells
 * @param lineIsBlank whether the line holds nothing at all, not even quotes or commas
 */
record CsvRow(int line, List<String> fields, boolean lineIsBlank) {

  CsvRow {
    fields = List.copyOf(fields);
  }

  /** Whether no cell holds anything. */
  boolean isEmpty() {
    return fields.stream().allMatch(String::isBlank);
  }
}
