package dev.candor.transcript.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** A SQLite file, read and written beside each other by its write-ahead log. */
class SqliteDatabase implements Database {

  /** Bytes. Each new key touches another page of its index, so larger ones cost more than space. */
  private static final int PAGE = 4096;

  /** In KiB; keys come in no order, so most of their index should be at hand. */
  private static final int WRITER_CACHE = 64 * 1024;

  /** In pages; the larger, the more often a page of the index is written once for many keys. */
  private static final int CHECKPOINT = 4000;

  /** Between two attempts where SQLite does not wait by itself. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Path file;
  private final boolean temporary;
  private final Duration patience;

  SqliteDatabase(Path file, boolean temporary, Duration patience) {
    this.file = file;
    this.temporary = temporary;
    this.patience = patience;
  }

  /**
   * A file that lasts.
   *
   * @param patience how long to wait for another process that has locked it
   */
  static SqliteDatabase lasting(Path file, Duration patience) {
    return new SqliteDatabase(file, false, patience);
  }

  /** A file for this run, in a folder of its own that {@link #dispose} removes. */
  static SqliteDatabase temporary(Path folder) {
    SqliteDatabase database =
        new SqliteDatabase(folder.resolve("transcripts.db"), true, Duration.ofSeconds(10));
    folder.toFile().deleteOnExit();
    database.files().forEach(file -> file.toFile().deleteOnExit());
    return database;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Path rescueFolder() {
    Path folder = file.toAbsolutePath().getParent();
    return temporary || folder == null ? Path.of(".candor") : folder;
  }

  @Override
  public Connection connect(Role role) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) patience.toMillis());
    config.enforceForeignKeys(true);
    config.setSynchronous(
        temporary ? SQLiteConfig.SynchronousMode.OFF : SQLiteConfig.SynchronousMode.FULL);
    if (role == Role.MIGRATING) {
      // Not yet sure to be ours: nothing that would change another program's file.
      config.setPageSize(PAGE);
    }
    if (role == Role.WRITING) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setCacheSize(-WRITER_CACHE);
      config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(PAGE * CHECKPOINT));
    }
    Connection connection = patiently(config);
    if (role == Role.WRITING) {
      run(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT);
    }
    return connection;
  }

  /**
   * SQLite waits for a lock by itself, but not where a new file gets its write-ahead log: of two
   * processes that do it at the same time, one fails at once.
   */
  private Connection patiently(SQLiteConfig config) throws SQLException {
    long startedAt = System.nanoTime();
    while (true) {
      try {
        return config.createConnection("jdbc:sqlite:" + file);
      } catch (SQLException e) {
        if (!isLocked(e) || System.nanoTime() - startedAt > patience.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /**
   * With the lock for writing from the start: taken later, it could not be waited for. Not by the
   * driver's own means, which begin the next transaction as soon as one ends.
   */
  @Override
  public void begin(Connection connection) throws SQLException {
    run(connection, "BEGIN IMMEDIATE");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    run(connection, "COMMIT");
  }

  /** Some failures, a full disk among them, have ended the transaction already. */
  @Override
  public void rollBack(Connection connection) throws SQLException {
    run(connection, "ROLLBACK");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String clock() {
    return "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
  }

  @Override
  public String inByteOrder(String column) {
    return column;
  }

  @Override
  public boolean isPassing(SQLException failure) {
    return false;
  }

  /** SQLite has no code of its own for a table that is there already. */
  @Override
  public boolean isMadeByAnother(SQLException failure) {
    return isLocked(failure)
        || code(failure) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        || String.valueOf(failure.getMessage()).contains("already exists");
  }

  @Override
  public Trouble explain(SQLException failure) {
    String place = "The store " + file + " ";
    int code = code(failure);
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return new Trouble(place + "cannot grow: the disk is full", "Free some space");
    }
    if (isLocked(failure)) {
      return new Trouble(
          place + "is locked by another program for " + patience.toSeconds() + " s",
          "End what has it open, for instance a database browser");
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return new Trouble(
          place + "cannot be opened for writing",
          "Check the permissions of the file and of its folder");
    }
    if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return new Trouble(
          place + "is not a SQLite database",
          "Give candor.store another file; a cassette is brought in by the command import");
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return new Trouble(
          place + "is damaged",
          "Move it away and start a new one; the sqlite3 command .recover saves what is left");
    }
    return new Trouble(
        place + "failed (" + failure.getMessage() + ")",
        "Check the disk and the file's permissions");
  }

  private static boolean isLocked(SQLException failure) {
    int code = code(failure);
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  /** Without the upper bits, which only say why. */
  private static int code(SQLException failure) {
    return failure.getErrorCode() & 0xff;
  }

  @Override
  public void dispose() {
    if (!temporary) {
      return;
    }
    try {
      for (Path part : files()) {
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(file.getParent());
    } catch (IOException e) {
      // The end of this process tries again.
    }
  }

  private List<Path> files() {
    return List.of(
        file,
        file.resolveSibling(file.getFileName() + "-wal"),
        file.resolveSibling(file.getFileName() + "-shm"),
        file.resolveSibling(file.getFileName() + "-journal"));
  }
}
