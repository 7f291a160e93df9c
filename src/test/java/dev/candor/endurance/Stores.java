package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Looks into stores after the fact. */
final class Stores {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Stores() {}

  /** The store holds so many transcripts, each under a key of its own and of a trial of its own. */
  static void holds(String where, int count) {
    Set<String> keys = new HashSet<>();
    Set<String> trials = new HashSet<>();
    long lines;
    try (TranscriptArchive store = TranscriptStores.open(where)) {
      lines =
          store.export(
              TranscriptArchive.Selection.ALL,
              line -> {
                var node = parse(line);
                keys.add(node.path("key").asText());
                trials.add(
                    node.path("request").path("id").asText()
                        + node.path("tier").asText()
                        + node.path("sample").asInt(1));
              });
    }
    assertThat(lines).as("transcripts in the store").isEqualTo(count);
    assertThat(keys).as("keys in the store").doesNotContain("").hasSize(count);
    assertThat(trials).as("trials in the store").hasSize(count);
  }

  private static com.fasterxml.jackson.databind.JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SQLite finds no fault with the file. */
  static void isSound(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(rows.getString(1)).isEqualTo("ok");
    }
  }

  /** How many requests, from the first on, have so many answers each. */
  static int wholeRequests(Path file, int answers) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT request_id, count(*) FROM completion GROUP BY request_id ORDER BY 1")) {
      int whole = 0;
      while (rows.next()
          && rows.getString(1).equals(Requests.id(whole + 1))
          && rows.getInt(2) == answers) {
        whole++;
      }
      return whole;
    }
  }
}
