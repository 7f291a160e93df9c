package dev.candor.scoring;

import dev.candor.scenario.Resource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/** The lines of a file of answers that people label, in UTF-8; those without a word are none. */
public final class LabelLines {

  private LabelLines() {}

  /**
   * Reads a file from its beginning to its end; a name that ends in {@code .gz} is unpacked on the
   * way, and a byte order mark is dropped.
   *
   * @param taker takes a line and where it stands, {@code name:line}, counted from 1
   * @throws IOException if the file cannot be read
   */
  public static void read(Resource file, BiConsumer<String, String> taker) throws IOException {
    try (InputStream in = file.open();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.name().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String bare = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!bare.isBlank()) {
          taker.accept(bare, file.name() + ":" + number);
        }
      }
    }
  }
}
