package dev.candor.report.summary;

import java.util.List;

/**
 * A table, whatever it is written in.
 *
 * @param title what it shows, in our own words
 * @param note how to read it, in our own words; empty if there is nothing to say
 * @param columns the heads, in our own words
 * @param rows as many cells each as there are columns
 */
record Table(String title, String note, List<String> columns, List<List<Cell>> rows) {

  /** The heads of the first two columns where rows belong to a result. */
  private static final List<String> GROUP = List.of("model", "scenario");

  Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: %d cells in %d columns".formatted(title, row.size(), columns.size()));
      }
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether each row begins with the model and the scenario that it belongs to. */
  boolean isGrouped() {
    return columns.subList(0, 2).equals(GROUP);
  }

  /** Whether all of a column are numbers. */
  boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> row.get(column).kind() == Cell.Kind.NUMBER);
  }
}
