package dev.candor.transcript.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that several threads share, one at a time, with the statements prepared on it.
 *
 * <p>Waiting for it cannot be interrupted: half a transaction helps nobody.
 */
final class Session implements AutoCloseable {

  /** How often a transaction that lost against another is tried in all. */
  private static final int ATTEMPTS = 10;

  private final Database database;
  private final Connection connection;
  private final boolean transactions;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Session(Database database, Database.Role role) throws SQLException {
    this.database = database;
    this.connection = database.connect(role);
    this.transactions = role == Database.Role.WRITING;
  }

  /** What is done in one go. */
  @FunctionalInterface
  interface Work<T> {
    /** Runs statements; may be called again when the database asks for that. */
    T in(Session session) throws SQLException;
  }

  /** Does the work with nobody else on this connection; all of it is committed, or none. */
  <T> T run(Work<T> work) throws SQLException {
    turn.lock();
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          if (transactions) {
            database.begin(connection);
          }
          T result = work.in(this);
          if (transactions) {
            database.commit(connection);
          }
          return result;
        } catch (SQLException e) {
          rollBack(e);
          if (attempt == ATTEMPTS || !database.isPassing(e)) {
            throw e;
          }
        } catch (RuntimeException | Error e) {
          rollBack(e);
          throw e;
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void rollBack(Throwable failure) {
    try {
      if (transactions) {
        database.rollBack(connection);
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** A statement, prepared once; only for use inside {@link #run}, and not to be closed. */
  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** What this connection leads to. */
  Database database() {
    return database;
  }

  @Override
  public void close() throws SQLException {
    turn.lock();
    try {
      connection.close();
    } finally {
      turn.unlock();
    }
  }
}
