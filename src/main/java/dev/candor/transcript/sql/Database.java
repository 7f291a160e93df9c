package dev.candor.transcript.sql;

import dev.candor.config.CandorException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the tables are, and all in which one kind of database differs from another. */
interface Database {

  /** What a connection is for. */
  enum Role {
    /** Many short queries, beside the writer. */
    READING,
    /** Transactions that change something. */
    WRITING,
    /** Making the tables. */
    MIGRATING
  }

  /** What messages call it; never with a password. */
  String name();

  /** The folder in which answers are rescued that the database does not take. */
  Path rescueFolder();

  /**
   * Opens a connection.
   *
   * @throws SQLException if the database cannot be reached
   */
  Connection connect(Role role) throws SQLException;

  /** Begins a transaction on a connection for writing. */
  void begin(Connection connection) throws SQLException;

  /** Ends a transaction; all of it lasts. */
  void commit(Connection connection) throws SQLException;

  /** Ends a transaction; nothing of it lasts. */
  void rollBack(Connection connection) throws SQLException;

  /** The clock that all workers share, as SQL: milliseconds since 1970. */
  String clock();

  /** A column in the order of its characters' numbers, as SQL. */
  String inByteOrder(String column);

  /** Whether the same transaction may well succeed when tried again. */
  boolean isPassing(SQLException failure);

  /** Whether making the tables may have failed only because somebody else made them just then. */
  boolean isMadeByAnother(SQLException failure);

  /** What went wrong in words that a user can act on. */
  Trouble explain(SQLException failure);

  /** Removes what a temporary database leaves; called when all connections are closed. */
  default void dispose() {}

  /** The failure as the one exception that a user sees. */
  default CandorException failed(SQLException failure) {
    Trouble trouble = explain(failure);
    return new CandorException(trouble.problem(), trouble.remedy(), failure);
  }

  /**
   * Two parts of a message.
   *
   * @param problem what is wrong and where, without a full stop
   * @param remedy what the user can do about it, without a full stop
   */
  record Trouble(String problem, String remedy) {}
}
