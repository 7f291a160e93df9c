package dev.candor.transcript;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Tells, once all is read, whether the last line had an end. */
final class EndWatcher extends FilterReader {

  private char last = '\n';

  EndWatcher(Reader in) {
    super(in);
  }

  /** Whether the last character read ends a line; true before the first. */
  boolean isLineEnd() {
    return last == '\n' || last == '\r';
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0) {
      last = (char) c;
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      last = buffer[offset + count - 1];
    }
    return count;
  }
}
