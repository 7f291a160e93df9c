package dev.candor.transcript.sql;

import dev.candor.config.CandorException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables, as the migrations beside this class make them. */
final class Schema {

  /** The newest migration. */
  static final int VERSION = 1;

  /**
   * Two processes may make the same file at the same time; SQLite's Flyway has no lock for that.
   */
  private static final int ATTEMPTS = 100;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Schema() {}

  /**
   * Brings the tables to this version; costs next to nothing where they are.
   *
   * @throws CandorException if a newer Candor made them, or the database does not take them
   * @throws SQLException if the database cannot be reached
   */
  static void prepare(Database database) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      if (isCurrent(database)) {
        return;
      }
      try {
        migrate(database);
        return;
      } catch (FlywayException e) {
        if (attempt == ATTEMPTS || !isRace(database, e)) {
          throw refused(database, e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static synchronized void migrate(Database database) {
    Flyway.configure(Schema.class.getClassLoader())
        .loggers(SilentLog.class.getName())
        .dataSource(new Connections(database))
        .locations("classpath:dev/candor/transcript/sql")
        .placeholderReplacement(false)
        .load()
        .migrate();
  }

  private static boolean isCurrent(Database database) throws SQLException {
    try (Connection connection = database.connect(Database.Role.MIGRATING)) {
      int version = version(connection);
      if (version > VERSION) {
        throw new CandorException(
            "The store "
                + database.name()
                + " was made by a newer Candor (tables "
                + version
                + ", this one knows "
                + VERSION
                + ")",
            "Update Candor, or give candor.store another place");
      }
      return version == VERSION;
    }
  }

  /** The version of the tables; 0 where there are none. */
  private static int version(Connection connection) throws SQLException {
    try (ResultSet table =
        connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      if (!table.next()) {
        return 0;
      }
    }
    int newest = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version, success FROM " + HISTORY + " WHERE version IS NOT NULL")) {
      while (rows.next()) {
        if (rows.getBoolean(2)) {
          newest = Math.max(newest, (int) Double.parseDouble(rows.getString(1)));
        }
      }
    }
    return newest;
  }

  private static final String HISTORY = "flyway_schema_history";

  private static boolean isRace(Database database, FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && database.isMadeByAnother(sql)) {
        return true;
      }
    }
    return false;
  }

  private static CandorException refused(Database database, FlywayException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return database.failed(sql);
      }
    }
    return new CandorException(
        "The store " + database.name() + " holds tables that are not Candor's",
        "Give candor.store a file, database or schema of its own",
        e);
  }
}
