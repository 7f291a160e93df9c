package dev.candor.stats;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rows of the reference values that the scripts under {@code src/test/python} have written. */
final class ReferenceRows {

  private ReferenceRows() {}

  static List<NamedCsvRecord> of(String file) {
    var resource = Objects.requireNonNull(ReferenceRows.class.getResource(file), file);
    try (var csv = CsvReader.builder().ofNamedCsvRecord(Path.of(resource.toURI()))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static double number(NamedCsvRecord row, String field) {
    return Double.parseDouble(row.getField(field));
  }

  static int whole(NamedCsvRecord row, String field) {
    return Integer.parseInt(row.getField(field));
  }

  /** Numbers separated by spaces. */
  static double[] numbers(NamedCsvRecord row, String field) {
    String text = row.getField(field);
    return text.isEmpty()
        ? new double[0]
        : Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  static PairedTable table(NamedCsvRecord row) {
    return new PairedTable(
        number(row, "both"),
        number(row, "firstOnly"),
        number(row, "secondOnly"),
        number(row, "neither"));
  }
}
