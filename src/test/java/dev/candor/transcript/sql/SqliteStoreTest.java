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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a SQLite file. */
class SqliteStoreTest extends StoreContract {

  @TempDir private Path folder;

  @Override
  Database database() {
    return new SqliteDatabase(folder.resolve("transcripts.db"), false, Duration.ofSeconds(30)) {
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

  @AfterEach
  void theFileIsSound() throws SQLException {
    try (Connection connection = database().connect(Database.Role.READING);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(rows.getString(1)).isEqualTo("ok");
    }
  }
}
