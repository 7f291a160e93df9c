package dev.candor.transcript.sql;

import dev.candor.config.CandorException;
import dev.candor.model.Environment;
import dev.candor.transcript.TranscriptArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Opens stores in databases. */
public final class SqlStores {

  private static final String SQLITE = "jdbc:sqlite:";

  /** How long a lock of another process is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private SqlStores() {}

  /**
   * Opens the store at a path or JDBC URL.
   *
   * @throws CandorException if there is none to be had
   */
  public static TranscriptArchive open(String where) {
    return SqlStore.open(database(where.strip()));
  }

  /**
   * Opens a store that goes when it is closed, or at the latest with this process.
   *
   * @throws CandorException if the folder for temporary files cannot be written
   */
  public static TranscriptArchive temporary() {
    try {
      // For the owner alone, as the platform makes it.
      return SqlStore.open(SqliteDatabase.temporary(Files.createTempDirectory("candor-")));
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write to the folder for temporary files " + System.getProperty("java.io.tmpdir"),
          "Free some space there, or set java.io.tmpdir",
          e);
    }
  }

  private static Database database(String where) {
    String lower = where.toLowerCase(Locale.ROOT);
    if (lower.startsWith(PostgresDatabase.SCHEME)) {
      return new PostgresDatabase(where, Environment.ofProcess());
    }
    if (lower.startsWith(SQLITE)) {
      return file(where.substring(SQLITE.length()));
    }
    if (lower.startsWith("jdbc:") || where.contains("://")) {
      throw new CandorException(
          "candor.store names a database that Candor does not know",
          "Give the path of a SQLite file, jdbc:sqlite:PATH or jdbc:postgresql://HOST/DATABASE");
    }
    return file(where);
  }

  private static Database file(String path) {
    if (path.isBlank() || path.startsWith(":memory:") || path.contains("?")) {
      throw new CandorException(
          "candor.store is not the path of a file: '" + path + "'",
          "Give one such as .candor/transcripts.db, without parameters; or none");
    }
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw new CandorException("candor.store is a folder: " + file, "Name a file in it");
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      return SqliteDatabase.lasting(file, PATIENCE);
    } catch (IOException | InvalidPathException e) {
      throw new CandorException(
          "Cannot make the folder of the store " + path, "Check the path and its permissions", e);
    }
  }
}
