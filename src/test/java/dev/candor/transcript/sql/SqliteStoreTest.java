package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
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

  @AfterEach
  void theFileIsSound() throws SQLException {
    try (Connection connection = database().connect(Database.Role.READING);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(rows.getString(1)).isEqualTo("ok");
    }
  }
}
