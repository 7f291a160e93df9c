package dev.candor.transcript.sql;

import dev.candor.transcript.TranscriptKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The table {@code claim}, in one session. */
final class Claims {

  private static final String TAKE =
      "INSERT INTO claim (key, worker) VALUES %s ON CONFLICT DO NOTHING RETURNING key";
  private static final String DROP = "DELETE FROM claim WHERE key IN (%s)";

  private final Session session;

  Claims(Session session) {
    this.session = session;
  }

  /** Takes the keys that nobody has, in an order in which two workers cannot block each other. */
  Set<TranscriptKey> take(Set<TranscriptKey> keys, String worker) throws SQLException {
    Set<TranscriptKey> taken = new HashSet<>();
    for (List<TranscriptKey> chunk : Keys.chunks(sorted(keys))) {
      PreparedStatement insert =
          session.prepared(TAKE.formatted(Keys.places("(?, ?)", chunk.size())));
      for (int i = 0; i < Keys.size(chunk.size()); i++) {
        insert.setBytes(2 * i + 1, Keys.bytes(chunk.get(Math.min(i, chunk.size() - 1))));
        insert.setString(2 * i + 2, worker);
      }
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          taken.add(Keys.of(rows, 1));
        }
      }
    }
    return taken;
  }

  /** Ends the claims on the keys, whoever has them. */
  void drop(Collection<TranscriptKey> keys) throws SQLException {
    for (List<TranscriptKey> chunk : Keys.chunks(sorted(keys))) {
      PreparedStatement delete = session.prepared(DROP.formatted(Keys.places("?", chunk.size())));
      Keys.bind(delete, chunk);
      delete.executeUpdate();
    }
  }

  /** Ends the claims on the keys that are the worker's. */
  void drop(Collection<TranscriptKey> keys, String worker) throws SQLException {
    for (List<TranscriptKey> chunk : Keys.chunks(sorted(keys))) {
      PreparedStatement delete =
          session.prepared(DROP.formatted(Keys.places("?", chunk.size())) + " AND worker = ?");
      Keys.bind(delete, chunk);
      delete.setString(Keys.size(chunk.size()) + 1, worker);
      delete.executeUpdate();
    }
  }

  private static Collection<TranscriptKey> sorted(Collection<TranscriptKey> keys) {
    TreeSet<TranscriptKey> sorted =
        new TreeSet<>(java.util.Comparator.comparing(TranscriptKey::sha256));
    sorted.addAll(keys);
    return sorted;
  }
}
