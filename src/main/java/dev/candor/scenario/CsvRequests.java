package dev.candor.scenario;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.candor.config.CandorException;
import java.io.IOException;
import java.util.Iterator;

/** Reads a CSV file in the columns of a public benchmark. */
final class CsvRequests {

  private final DataFile file;
  private final RequestCollector into;

  CsvRequests(DataFile file, RequestCollector into) {
    this.file = file;
    this.into = into;
  }

  /** Reads all rows; blank lines may only stand at the end. */
  CsvForm read(String text) throws IOException {
    CsvRowHandler handler = new CsvRowHandler();
    // Widths are checked here rather than by FastCSV, whose message knows no file.
    try (CsvReader<CsvRow> rows =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler, text)) {
      return read(rows);
    } catch (CsvParseException e) {
      throw file.error(
          handler.line(),
          "the quotes of the row that starts here do not match",
          "Put quotes around the whole cell, and write a quote inside it twice",
          e);
    }
  }

  private CsvForm read(Iterable<CsvRow> rows) {
    Iterator<CsvRow> left = rows.iterator();
    if (!left.hasNext()) {
      throw file.error(1, "there is no header row", remedy());
    }
    CsvRow first = left.next();
    CsvHeader header = CsvHeader.of(first, file);
    CsvForm form = header.form().orElseThrow(() -> unknownColumns(first));
    int firstBlank = 0;
    while (left.hasNext()) {
      CsvRow row = left.next();
      if (row.lineIsBlank()) {
        firstBlank = firstBlank == 0 ? row.line() : firstBlank;
      } else if (firstBlank > 0) {
        throw emptyRow(firstBlank);
      } else {
        checkCells(row, header);
        into.add(form.read(row, header));
      }
    }
    return form;
  }

  private void checkCells(CsvRow row, CsvHeader header) {
    if (row.isEmpty()) {
      throw emptyRow(row.line());
    }
    if (row.fields().size() != header.width()) {
      throw file.error(
          row.line(),
          "fields in this row: %d, in the header: %d"
              .formatted(row.fields().size(), header.width()),
          "Write one field for each column, with quotes around a cell that has a comma");
    }
  }

  private CandorException emptyRow(int line) {
    return file.error(line, "the row is empty", "Drop the row");
  }

  private CandorException unknownColumns(CsvRow header) {
    String seen = header.isEmpty() ? "none" : String.join(", ", header.fields());
    return file.error(
        header.line(), "there is no column with requests; the columns are: " + seen, remedy());
  }

  private static String remedy() {
    return "Name the column with the requests in the first row, one of " + CsvForm.allInWords();
  }
}
