package dev.candor.config;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that is there whole or as it was before: nobody ever reads half of it, and any number may
 * write it at the same time, of whom one is the last.
 */
public final class WholeFile {

  private static final CopyOption[] OVER = {
    StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE
  };

  private WholeFile() {}

  /**
   * Writes the file and its folder, over an earlier one.
   *
   * @throws IOException if it cannot be written; an earlier file then stays as it is
   */
  public static void write(Path file, String content) throws IOException {
    put(file, whole -> Files.writeString(whole, content));
  }

  /**
   * Copies a file, its time included, over an earlier one.
   *
   * @param from what is copied
   * @param to the file, whose folder is made
   * @throws IOException if it cannot be copied; an earlier file then stays as it is
   */
  public static void copy(Path from, Path to) throws IOException {
    put(to, whole -> Files.copy(from, whole, StandardCopyOption.COPY_ATTRIBUTES));
  }

  /** Whatever fills a new file. */
  private interface Filling {
    void fill(Path file) throws IOException;
  }

  private static void put(Path file, Filling filling) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    // Not createTempFile: its files are for their owner's eyes only, and stay so when moved.
    Path whole = folder.resolve(file.getFileName() + "." + UUID.randomUUID());
    try {
      filling.fill(whole);
      Files.move(whole, file, OVER);
    } catch (IOException e) {
      Files.deleteIfExists(whole);
      throw e;
    }
  }
}
