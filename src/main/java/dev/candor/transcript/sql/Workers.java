package dev.candor.transcript.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table {@code worker}, in one session. */
final class Workers {

  /** How often a worker shows that it lives. */
  static final Duration BEAT = Duration.ofSeconds(5);

  /** After this long without a sign a worker counts as dead, wherever it runs. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Session session;
  private final String clock;

  Workers(Session session) {
    this.session = session;
    this.clock = session.database().clock();
  }

  /** Shows that the worker lives, also after others gave it up. */
  void beat(String worker) throws SQLException {
    PreparedStatement update =
        session.prepared("UPDATE worker SET seen_at = " + clock + " WHERE id = ?");
    update.setString(1, worker);
    if (update.executeUpdate() > 0) {
      return;
    }
    ProcessIdentity own = ProcessIdentity.own();
    PreparedStatement insert =
        session.prepared(
            "INSERT INTO worker (id, host, pid, started, seen_at) VALUES (?, ?, ?, ?, "
                + clock
                + ")");
    insert.setString(1, worker);
    insert.setString(2, own.host());
    insert.setLong(3, own.pid());
    insert.setLong(4, own.started());
    insert.executeUpdate();
  }

  /** Removes a worker, and its claims with it. */
  void remove(String worker) throws SQLException {
    PreparedStatement delete = session.prepared("DELETE FROM worker WHERE id = ?");
    delete.setString(1, worker);
    delete.executeUpdate();
  }

  /**
   * Removes the workers that are dead.
   *
   * @return whether there was one
   */
  boolean removeDead() throws SQLException {
    Map<String, Long> dead = new LinkedHashMap<>();
    PreparedStatement select =
        session.prepared(
            "SELECT id, host, pid, started, seen_at, "
                + clock
                + " - seen_at FROM worker ORDER BY id");
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ProcessIdentity process =
            new ProcessIdentity(rows.getString(2), rows.getLong(3), rows.getLong(4));
        if (rows.getLong(6) > PATIENCE.toMillis() || process.isGone()) {
          dead.put(rows.getString(1), rows.getLong(5));
        }
      }
    }
    int removed = 0;
    for (Map.Entry<String, Long> worker : dead.entrySet()) {
      // One that has just shown itself again is spared.
      PreparedStatement delete =
          session.prepared("DELETE FROM worker WHERE id = ? AND seen_at = ?");
      delete.setString(1, worker.getKey());
      delete.setLong(2, worker.getValue());
      removed += delete.executeUpdate();
    }
    return removed > 0;
  }
}
