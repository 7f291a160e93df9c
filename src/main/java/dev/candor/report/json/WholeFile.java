package dev.candor.report.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or as it was before: nobody ever reads half of it. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes the file and its folder, over an earlier one.
   *
   * @throws IOException if it cannot be written; an earlier file then stays as it is
   */
  public static void write(Path file, String content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    // Not createTempFile: its files are for their owner's eyes only, and stay so when moved.
    Path whole = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(whole, content);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(whole);
      throw e;
    }
  }
}
