package dev.candor.transcript;

import dev.candor.config.CandorException;
import dev.candor.scenario.Resource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a cassette, one at a time; a name that ends in {@code .gz} is unpacked on the way.
 *
 * <p>A last line that breaks off, as a killed process leaves it, is passed over.
 */
public final class CassetteLines {

  private CassetteLines() {}

  /** Takes a line. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes a line.
     *
     * @param number of the line, counted from 1
     * @param entry what it says
     */
    void take(int number, CassetteEntry entry);
  }

  /**
   * Reads a cassette from its beginning to its end.
   *
   * @throws CandorException if it is missing or holds a line that is no transcript
   */
  public static void read(Resource file, Taker taker) {
    try (InputStream in = file.open();
        EndWatcher end =
            new EndWatcher(
                new InputStreamReader(
                    file.name().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8));
        BufferedReader reader = new BufferedReader(end)) {
      int number = 0;
      String text = reader.readLine();
      while (text != null) {
        number++;
        String next = reader.readLine();
        String bare = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean torn = next == null && !end.isLineEnd() && CassetteCodec.isTorn(bare);
        if (!bare.isBlank() && !torn) {
          taker.take(number, CassetteCodec.fromLine(bare, file.name() + ":" + number));
        }
        text = next;
      }
    } catch (IOException e) {
      throw new CandorException(
          "Cannot read the cassette " + file.name(), "Check that the file is whole", e);
    }
  }
}
