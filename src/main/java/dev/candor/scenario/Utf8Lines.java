package dev.candor.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a UTF-8 file, one at a time, so that a cassette may be larger than memory.
 *
 * <p>Lines end with LF, CRLF or CR; a byte order mark at the start is dropped. Unlike a {@link
 * java.io.Reader}, which decodes ahead, this one knows the line of a malformed byte: no byte of a
 * longer UTF-8 sequence looks like a line end, so bytes can be cut into lines before they are
 * decoded.
 */
final class Utf8Lines {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final DataFile file;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private int number;

  Utf8Lines(InputStream in, DataFile file) {
    this.in = in;
    this.file = file;
  }

  /** The number of the line read last, counted from 1; 0 before the first. */
  int number() {
    return number;
  }

  /** The next line with its line end, empty at the end of the file. */
  Optional<String> next() throws IOException {
    if (!hasByte()) {
      return Optional.empty();
    }
    number++;
    String line = decoded(bytesOfLine());
    boolean marked = number == 1 && line.startsWith(BYTE_ORDER_MARK);
    return Optional.of(marked ? line.substring(BYTE_ORDER_MARK.length()) : line);
  }

  /** All that is left, with its line ends as they are. */
  String rest() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      text.append(line.get());
    }
    return text.toString();
  }

  private byte[] bytesOfLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = 0;
    while (last != '\n' && last != '\r' && hasByte()) {
      int start = position;
      do {
        last = buffer[position++];
      } while (last != '\n' && last != '\r' && position < filled);
      line.write(buffer, start, position - start);
    }
    if (last == '\r' && hasByte() && buffer[position] == '\n') {
      line.write(buffer[position++]);
    }
    return line.toByteArray();
  }

  private boolean hasByte() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return position < filled;
  }

  private String decoded(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw file.error(number, "this line is not UTF-8", "Save the file in UTF-8", e);
    }
  }
}
