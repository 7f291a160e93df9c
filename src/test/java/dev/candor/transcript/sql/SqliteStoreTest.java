package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.transcript.TranscriptStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a SQLite file. */
class SqliteStoreTest extends StoreContract {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("transcripts.db");
  }

  @Override
  Database database() {
    return new SqliteDatabase(file(), false, Duration.ofSeconds(30)) {
      @Override
      public String toString() {
        return name();
      }
    };
  }

  @Test
  void aNewFileIsOpenedAsSoonAsAnotherProcessIsDoneWithIt() throws Exception {
    Schema.prepare(database());
    CompletableFuture<SqlStore> opening;
    try (Connection other = database().connect(Database.Role.MIGRATING);
        Statement writing = other.createStatement()) {
      writing.execute("BEGIN IMMEDIATE");
      opening = CompletableFuture.supplyAsync(() -> SqlStore.open(database()));
      assertThatThrownBy(() -> opening.get(1, TimeUnit.SECONDS))
          .as("waits rather than fails")
          .isInstanceOf(TimeoutException.class);
      writing.execute("COMMIT");
    }
    try (SqlStore store = opening.get(30, TimeUnit.SECONDS)) {
      assertThat(store.claim(Trials.some(1))).containsOnly(TranscriptStore.Claim.OURS);
    }
  }

  /**
   * Flyway's first look at the file meets the lock of another; SQLite gives no SQL state for it.
   */
  @Test
  void whoMakesTheTablesAtTheSameTimeIsNoTrouble() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (Connection other = database().connect(Database.Role.MIGRATING);
        Statement writing = other.createStatement()) {
      Schema.prepare(
          new SqliteDatabase(file(), false, Duration.ofMillis(50)) {
            @Override
            public Connection connect(Role role) throws SQLException {
              switch (connections.incrementAndGet()) {
                case 2 -> writing.execute("BEGIN EXCLUSIVE");
                case 3 -> writing.execute("COMMIT");
                default -> {}
              }
              return super.connect(role);
            }
          });
    }
    assertThat(connections).as("connections, one of which met the lock").hasValueGreaterThan(3);
    try (SqlStore store = SqlStore.open(database())) {
      assertThat(store.claim(Trials.some(1))).containsOnly(TranscriptStore.Claim.OURS);
    }
  }

  @AfterEach
  void theFileIsSound() throws SQLException {
    try (Connection connection = database().connect(Database.Role.READING);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(rows.getString(1)).isEqualTo("ok");
    }
  }
}
