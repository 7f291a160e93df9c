package dev.candor.scenario;

import dev.candor.config.CandorException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header row: which column stands where. Names are compared without case or surrounding space.
 *
 * @param columns index of each column by its name in lower case
 * @param width how many columns there are, nameless ones included
 */
record CsvHeader(Map<String, Integer> columns, int width) {

  /**
   * Reads the header row.
   *
   * @throws CandorException if a name stands twice
   */
  static CsvHeader of(CsvRow row, DataFile file) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.fields().size(); i++) {
      String name = lower(row.fields().get(i).strip());
      if (!name.isEmpty() && columns.put(name, i) != null) {
        throw file.error(
            row.line(), "there are two columns '" + name + "'", "Rename or drop one of them");
      }
    }
    return new CsvHeader(columns, row.fields().size());
  }

  /** The first known form whose request column is here. */
  Optional<CsvForm> form() {
    return Arrays.stream(CsvForm.values())
        .filter(form -> columns.containsKey(lower(form.requestColumn())))
        .findFirst();
  }

  /** The row's cell in a column, empty if there is no such column. */
  String cell(CsvRow row, String column) {
    return Optional.ofNullable(columns.get(lower(column))).map(row.fields()::get).orElse("");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
