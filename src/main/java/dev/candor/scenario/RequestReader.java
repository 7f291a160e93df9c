package dev.candor.scenario;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads request sets. The file's extension says how:
 *
 * <ul>
 *   <li>{@code .jsonl} or {@code .json}, one JSON object a line: {@code
 *       {"id","text","category","source"}}, of which only the text is required, or a transcript of
 *       a cassette, whose {@code request} is {@code {"id","text","category"}} or just the text.
 *       Other fields are ignored. A cassette repeats its requests for each tier and sample; each is
 *       read once.
 *   <li>{@code .csv} in the columns of AdvBench ({@code goal}), HarmBench ({@code Behavior}) or
 *       StrongREJECT ({@code forbidden_prompt}); the header row decides which, without regard to
 *       case. A HarmBench behavior that has a {@code ContextString} is asked after its context, the
 *       two divided as HarmBench does it.
 *   <li>any of these with {@code .gz} behind it, compressed with gzip.
 * </ul>
 *
 * <p>Files are UTF-8, with or without a byte order mark, and lines end with LF, CRLF or CR. Texts
 * are kept as they are written. A text that differs from an earlier one in nothing but white space
 * is a duplicate: it is noted in {@link RequestSet#duplicates()} and dropped. A request without an
 * id gets one that hangs on its text alone, so that it is the same wherever it stands.
 */
public final class RequestReader {

  private static final String FORMS = "a .jsonl, .json or .csv file, or one of these with .gz";

  private RequestReader() {}

  /**
   * Reads a file.
   *
   * @param path the file; its extension says what is in it
   * @throws CandorException if there is no such file, it cannot be read, has no known extension,
   *     breaks its format (with the line), or has no request
   */
  public static RequestSet read(Path path) {
    if (Files.notExists(path)) {
      throw new CandorException(
          "The request set " + path + " does not exist", "Set candor.requests to " + FORMS);
    }
    if (Files.isDirectory(path)) {
      throw new CandorException(
          "The request set " + path + " is a directory", "Set candor.requests to " + FORMS);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, path.toString());
    } catch (IOException e) {
      throw unreadable(path.toString(), e);
    }
  }

  /**
   * Reads a resource, on disk or bundled.
   *
   * @param file the resource; its extension says what is in it
   * @throws CandorException as for a file
   */
  public static RequestSet read(Resource file) {
    if (file instanceof Resource.OnDisk onDisk) {
      return read(onDisk.path());
    }
    try (InputStream in = file.open()) {
      return read(in, file.name());
    } catch (IOException e) {
      throw unreadable(file.name(), e);
    }
  }

  /**
   * Reads a stream to its end. The caller closes it.
   *
   * @param in the bytes, compressed if the name ends with {@code .gz}
   * @param name what errors call the stream; its extension says what is in it
   * @throws CandorException as for a file
   */
  static RequestSet read(InputStream in, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean zipped = lower.endsWith(".gz");
    String plain = zipped ? lower.substring(0, lower.length() - ".gz".length()) : lower;
    boolean csv = plain.endsWith(".csv");
    if (!csv && !plain.endsWith(".jsonl") && !plain.endsWith(".json")) {
      throw new CandorException(
          "The request set " + name + " has no known extension", "Name " + FORMS);
    }
    try {
      return read(zipped ? new GZIPInputStream(in) : in, new DataFile(name), csv);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static RequestSet read(InputStream in, DataFile file, boolean csv) throws IOException {
    Utf8Lines lines = new Utf8Lines(in, file);
    RequestCollector collector = new RequestCollector(file);
    if (csv) {
      CsvForm form = new CsvRequests(file, collector).read(lines.rest());
      return collector.collected(file.name() + " (" + form.title() + " columns)");
    }
    new JsonlRequests(file, collector).read(lines);
    return collector.collected(file.name());
  }

  private static CandorException unreadable(String name, IOException cause) {
    return new CandorException(
        "The request set " + name + " cannot be read (" + cause.getClass().getSimpleName() + ")",
        "Check that the file is complete and that you may read it",
        cause);
  }
}
