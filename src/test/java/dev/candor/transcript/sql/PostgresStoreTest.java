package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.Environment;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A store on a server: {@code src/test/postgres/start.sh} starts one and prints its URL. */
@EnabledIfEnvironmentVariable(
    named = PostgresStoreTest.VARIABLE,
    matches = ".+",
    disabledReason =
        "Needs a PostgreSQL server: set POSTGRES_TEST_URL to what src/test/postgres/start.sh prints")
class PostgresStoreTest extends StoreContract {

  static final String VARIABLE = "POSTGRES_TEST_URL";

  @TempDir private Path folder;

  private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "");

  private static String server() {
    return Environment.ofProcess().get(VARIABLE).orElseThrow();
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @BeforeEach
  void makesASchema() throws SQLException {
    run("CREATE SCHEMA " + schema);
  }

  @AfterEach
  void dropsTheSchema() throws SQLException {
    run("DROP SCHEMA " + schema + " CASCADE");
  }

  @Override
  Database database() {
    String url = server() + (server().contains("?") ? "&" : "?") + "currentSchema=" + schema;
    return new PostgresDatabase(url, Environment.ofProcess()) {
      @Override
      public Path rescueFolder() {
        return folder;
      }

      @Override
      public String toString() {
        return url;
      }
    };
  }

  @Test
  void answersSurviveALostConnection() throws SQLException {
    List<PlannedTrial> trials = Trials.some(2);
    try (TranscriptStore store = SqlStore.open(database())) {
      store.claim(trials);
      run(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'candor'");
      for (PlannedTrial trial : trials) {
        assertThatThrownBy(() -> store.save(trial, Trials.answer(trial)).join())
            .isInstanceOf(CompletionException.class)
            .cause()
            .isInstanceOf(CandorException.class)
            .hasMessageStartingWith("The store " + database().name() + " cannot be reached")
            .hasMessageContaining("\"import " + folder);
      }
    }
    try (SqlStore store = SqlStore.open(database())) {
      Rescued.bringsBack(folder, store, trials);
    }
  }

  @Test
  void aWrongPasswordIsToldAndNotShown() {
    String secret = "canary-9f8e7d";
    String url = server().replaceAll("password=[^&]*", "password=" + secret);
    assertThatThrownBy(() -> SqlStore.open(new PostgresDatabase(url, Environment.ofProcess())))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("does not let this user in")
        .hasStackTraceContaining("PGPASSWORD")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(secret));
  }

  @Test
  void aMissingDatabaseIsTold() {
    String url = server().replaceFirst("/[a-z]+\\?", "/nowhere?");
    assertThatThrownBy(() -> SqlStore.open(new PostgresDatabase(url, Environment.ofProcess())))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("/nowhere does not exist");
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
