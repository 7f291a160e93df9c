package dev.candor.endurance;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A schema of its own on the server that {@value #VARIABLE} names, gone when it is closed. */
final class PostgresSchema implements AutoCloseable {

  /** What {@code src/test/postgres/start.sh} prints. */
  static final String VARIABLE = "POSTGRES_TEST_URL";

  /** On a test that is skipped where there is no server. */
  @Retention(RetentionPolicy.RUNTIME)
  @EnabledIfEnvironmentVariable(
      named = VARIABLE,
      matches = ".+",
      disabledReason =
          "Needs a PostgreSQL server: set POSTGRES_TEST_URL to what src/test/postgres/start.sh prints")
  @interface Needed {}

  private final String server = System.getenv(VARIABLE);
  private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");

  PostgresSchema() throws SQLException {
    run("CREATE SCHEMA " + name);
  }

  /** Its JDBC URL. */
  String url() {
    return server + (server.contains("?") ? "&" : "?") + "currentSchema=" + name;
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    run("DROP SCHEMA " + name + " CASCADE");
  }
}
