package dev.candor.transcript.sql;

import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.model.Environment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database on a PostgreSQL server.
 *
 * <p>User and password come from the URL ({@code ?user=...&password=...}), from {@code PGUSER} and
 * {@code PGPASSWORD}, or from where the driver looks itself: {@code ~/.pgpass} or the file that
 * {@code PGPASSFILE} names. The URL is shown without its parameters.
 */
class PostgresDatabase implements Database {

  static final String SCHEME = "jdbc:postgresql:";

  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql:(?://[\\w.,:\\[\\]-]*/?)?[\\w.%-]*)(\\?.*)?");

  /** Codes for what is there already; the words are in the server's language. */
  private static final Set<String> THERE_ALREADY = Set.of("23505", "42710", "42P06", "42P07");

  private static final int MESSAGE_LENGTH = 300;

  private final String url;
  private final String name;
  private final Properties properties;

  PostgresDatabase(String url, Environment environment) {
    Matcher form = URL.matcher(url);
    if (!form.matches()) {
      throw new CandorException(
          "candor.store is no URL of a PostgreSQL database",
          "Write jdbc:postgresql://HOST:PORT/DATABASE; user and password follow as"
              + " ?user=...&password=... or come from PGUSER and PGPASSWORD");
    }
    this.url = url;
    this.name = form.group(1);
    this.properties = properties(environment);
    require("org.postgresql.Driver", "org.postgresql:postgresql");
    require(
        "org.flywaydb.database.postgresql.PostgreSQLDatabaseType",
        "org.flywaydb:flyway-database-postgresql");
  }

  /** What the URL does not say; its own parameters win. */
  private static Properties properties(Environment environment) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "candor");
    properties.setProperty("connectTimeout", "10"); // seconds, as the next one
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false"); // it would quote answers
    environment.get("PGUSER").ifPresent(user -> properties.setProperty("user", user));
    environment.get("PGPASSWORD").ifPresent(word -> properties.setProperty("password", word));
    return properties;
  }

  private static void require(String type, String artifact) {
    try {
      Class.forName(type, false, PostgresDatabase.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new CandorException(
          "A store on PostgreSQL needs " + artifact + ", which is not on the class path",
          "Add that dependency, with the version from Candor's pom.xml");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path rescueFolder() {
    return Path.of(".candor");
  }

  @Override
  public Connection connect(Role role) throws SQLException {
    Connection connection;
    try {
      connection = DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      // Without its cause: what a driver says of a URL may hold the password.
      throw new SQLException(cannotConnect(e), e.getSQLState());
    } catch (RuntimeException e) {
      throw new SQLException("the URL cannot be read", "08001");
    }
    if (role == Role.WRITING) {
      connection.setAutoCommit(false);
    }
    return connection;
  }

  private static String cannotConnect(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("28") || state.startsWith("3D")) {
      return Printable.of(String.valueOf(e.getMessage()), MESSAGE_LENGTH); // the server's own words
    }
    return "no connection (" + state + ")";
  }

  /** The driver begins one with the first statement. */
  @Override
  public void begin(Connection connection) {}

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
  }

  @Override
  public void rollBack(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  public String clock() {
    return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
  }

  @Override
  public String inByteOrder(String column) {
    return column + " COLLATE \"C\"";
  }

  /** Lost to another transaction, or to a worker that gave this one up while it stood still. */
  @Override
  public boolean isPassing(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("40") || state.equals("23503");
  }

  @Override
  public boolean isMadeByAnother(SQLException failure) {
    return THERE_ALREADY.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public Trouble explain(SQLException failure) {
    String place = "The store " + name + " ";
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new Trouble(
          place + "cannot be reached, or the connection to it broke",
          "Check that the server runs and that host and port are right");
    }
    if (state.startsWith("28")) {
      return new Trouble(
          place + "does not let this user in",
          "Check user and password: ?user=...&password=..., PGUSER and PGPASSWORD, or ~/.pgpass");
    }
    if (state.startsWith("3D")) {
      return new Trouble(place + "does not exist", "Make it with: createdb NAME");
    }
    if (state.startsWith("53")) {
      return new Trouble(
          place + "has no room (" + words(failure) + ")",
          "Free space or connections on the server");
    }
    if (state.equals("42501")) {
      return new Trouble(
          place + "does not let this user write (" + words(failure) + ")",
          "Give the user a schema of its own, with ?currentSchema=NAME in the URL");
    }
    return new Trouble(place + "failed (" + words(failure) + ")", "Look into the server's log");
  }

  private static String words(SQLException failure) {
    return Printable.of(String.valueOf(failure.getMessage()), MESSAGE_LENGTH);
  }
}
