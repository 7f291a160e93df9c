package dev.candor.transcript;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cassette that is being written: transcripts are appended in the order they are answered.
 *
 * <p>Safe for use by several threads.
 */
public final class TranscriptLog implements AutoCloseable {

  private static final int BLOCK = 8192;

  private final Path file;

  /** Not a channel: an interrupt of one reader would close a channel under everybody else. */
  private final RandomAccessFile lines;

  /**
   * Opens a cassette for appending and makes its folders; every whole transcript that it holds
   * already stays. What a killed process left of a line is cut off, so that the next one is whole.
   *
   * @throws CandorException if it cannot be written
   */
  public TranscriptLog(Path file) {
    this.file = file;
    if (file.toString().endsWith(".gz")) {
      throw new CandorException(
          "Cannot append transcripts to the compressed file " + file,
          "Write a .jsonl file, and compress it when it is done");
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.lines = new RandomAccessFile(file.toFile(), "rw");
    } catch (IOException e) {
      throw failed("write", e);
    }
    try {
      endLastLine();
    } catch (IOException e) {
      close();
      throw failed("write", e);
    }
  }

  private void endLastLine() throws IOException {
    long start = lastLine();
    byte[] tail = new byte[Math.toIntExact(lines.length() - start)];
    if (tail.length == 0) {
      return;
    }
    lines.seek(start);
    lines.readFully(tail);
    if (CassetteCodec.isTorn(new String(tail, StandardCharsets.UTF_8))) {
      lines.setLength(start);
    } else {
      lines.write('\n');
    }
  }

  /** Where the bytes behind the last line's end begin. */
  private long lastLine() throws IOException {
    byte[] block = new byte[BLOCK];
    long end = lines.length();
    while (end > 0) {
      int size = (int) Math.min(BLOCK, end);
      lines.seek(end - size);
      lines.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - size + i + 1;
        }
      }
      end -= size;
    }
    return 0;
  }

  /** The file written to. */
  public Path file() {
    return file;
  }

  /**
   * Appends one transcript; it has left this process when the call returns.
   *
   * @throws CandorException if the disk does not take it
   */
  public synchronized void append(Transcript transcript) {
    byte[] line = (CassetteCodec.toLine(transcript) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      long offset = lines.length();
      try {
        lines.seek(offset);
        lines.write(line);
      } catch (IOException e) {
        lines.setLength(offset); // half a line would spoil the next one
        throw e;
      }
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw failed("close", e);
    }
  }

  private CandorException failed(String action, IOException cause) {
    return new CandorException(
        "Cannot " + action + " the transcripts in " + file,
        "Check its folder, permissions and free space",
        cause);
  }
}
