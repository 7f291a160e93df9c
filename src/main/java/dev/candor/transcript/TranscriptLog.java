package dev.candor.transcript;

import dev.candor.config.CandorException;
import dev.candor.scenario.Prompt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A cassette that is being written: transcripts are appended in the order they are answered, and
 * can be read back at any time, so that a run of any length needs no more memory than one
 * transcript.
 *
 * <p>Safe for use by several threads.
 */
public final class TranscriptLog implements AutoCloseable {

  /**
   * Where in the file a transcript lies.
   *
   * @param offset first byte of its line
   * @param length bytes of its line, the line's end left out
   */
  public record Position(long offset, int length) {}

  private final Path file;
  private final FileChannel channel;

  /**
   * Opens a cassette for appending and makes its folders; what it holds already stays.
   *
   * @throws CandorException if it cannot be written
   */
  public TranscriptLog(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.position(channel.size());
    } catch (IOException e) {
      throw failed("write", e);
    }
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
  public synchronized Position append(Transcript transcript) {
    byte[] line = (CassetteCodec.toLine(transcript) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      long offset = channel.position();
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      return new Position(offset, line.length - 1);
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  /**
   * Reads a transcript back.
   *
   * @param position what {@link #append} returned for it
   * @param trial the trial it belongs to
   * @param prompt the prompt it was asked with
   * @throws CandorException if the file was cut or changed meanwhile
   */
  public Transcript read(Position position, Trial trial, Prompt prompt) {
    ByteBuffer line = ByteBuffer.allocate(position.length());
    try {
      while (line.hasRemaining()) {
        if (channel.read(line, position.offset() + line.position()) < 0) {
          throw new IOException("the file ends too early");
        }
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
    CassetteEntry entry =
        CassetteCodec.fromLine(
            new String(line.array(), StandardCharsets.UTF_8),
            file + " at byte " + position.offset());
    return new Transcript(trial, prompt, entry.completion(), entry.label());
  }

  @Override
  public void close() {
    try {
      channel.close();
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
