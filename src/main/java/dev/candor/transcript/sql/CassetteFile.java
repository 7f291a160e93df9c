package dev.candor.transcript.sql;

import dev.candor.config.CandorException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A cassette that is written in one go: it takes its place only when it is whole. */
final class CassetteFile implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final Writer lines;

  CassetteFile(Path file) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      OutputStream out = Files.newOutputStream(part);
      this.lines =
          new BufferedWriter(
              new OutputStreamWriter(
                  file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out,
                  StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void add(String line) {
    try {
      lines.write(line);
      lines.write('\n');
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void finish() {
    try {
      lines.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Leaves nothing half. */
  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      // The file goes anyway.
    }
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A leftover beside the cassette harms nobody.
    }
  }

  private CandorException failed(IOException cause) {
    return new CandorException(
        "Cannot write the cassette " + file, "Check its folder, permissions and free space", cause);
  }
}
