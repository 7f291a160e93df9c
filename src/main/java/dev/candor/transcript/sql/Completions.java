package dev.candor.transcript.sql;

import dev.candor.transcript.TranscriptArchive.Selection;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables {@code completion} and {@code message}, in one session. */
final class Completions {

  private static final String KNOWN = "SELECT key FROM completion WHERE key IN (%s)";
  private static final String LINES = "SELECT key, line FROM completion WHERE key IN (%s)";
  private static final String ADD_MESSAGE =
      "INSERT INTO message (id, text) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String ADD =
      "INSERT INTO completion (key, scenario, model, request_id, tier, sample, system_message,"
          + " user_message, answered_at, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private final Session session;

  Completions(Session session) {
    this.session = session;
  }

  /** Those of the keys that are here. */
  Set<TranscriptKey> among(Collection<TranscriptKey> keys) throws SQLException {
    Set<TranscriptKey> here = new HashSet<>();
    for (List<TranscriptKey> chunk : Keys.chunks(keys)) {
      PreparedStatement select = session.prepared(KNOWN.formatted(Keys.places("?", chunk.size())));
      Keys.bind(select, chunk);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          here.add(Keys.of(rows, 1));
        }
      }
    }
    return here;
  }

  /** The lines of those that are here. */
  Map<TranscriptKey, String> lines(Collection<TranscriptKey> keys) throws SQLException {
    Map<TranscriptKey, String> lines = new HashMap<>();
    for (List<TranscriptKey> chunk : Keys.chunks(keys)) {
      PreparedStatement select = session.prepared(LINES.formatted(Keys.places("?", chunk.size())));
      Keys.bind(select, chunk);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.put(Keys.of(rows, 1), rows.getString(2));
        }
      }
    }
    return lines;
  }

  /** Some lines of a selection, those of the smallest keys. */
  List<String> some(Selection selection, int most) throws SQLException {
    PreparedStatement select =
        session.prepared(
            "SELECT line FROM completion" + Selected.where(selection) + " ORDER BY key LIMIT ?");
    select.setInt(Selected.bind(select, selection), most);
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  /**
   * Adds what is not here yet.
   *
   * @param known ids of messages that are here for certain
   */
  void add(List<Kept> batch, Set<String> known) throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    addMessages(batch, known);
    PreparedStatement insert = session.prepared(ADD);
    // In the order of their keys, two writers wait for each other and never in a circle.
    for (Kept kept : batch.stream().sorted(Comparator.comparing(k -> k.key().sha256())).toList()) {
      Trial trial = kept.trial();
      insert.setBytes(1, Keys.bytes(kept.key()));
      insert.setString(2, Message.escaped(trial.scenario()));
      insert.setString(3, Message.escaped(trial.model()));
      insert.setString(4, Message.escaped(trial.request().id()));
      insert.setString(5, Message.escaped(trial.tier()));
      insert.setInt(6, trial.sample());
      List<Message> messages = kept.messages();
      insert.setBytes(7, messages.size() == 2 ? messages.get(0).idBytes() : null);
      insert.setBytes(8, messages.size() == 2 ? messages.get(1).idBytes() : null);
      insert.setLong(9, kept.answeredAt());
      insert.setString(10, kept.line());
      insert.addBatch();
    }
    insert.executeBatch();
  }

  private void addMessages(List<Kept> batch, Set<String> known) throws SQLException {
    Map<String, Message> fresh = new TreeMap<>();
    for (Kept kept : batch) {
      for (Message message : kept.messages()) {
        if (!known.contains(message.id())) {
          fresh.put(message.id(), message);
        }
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    PreparedStatement insert = session.prepared(ADD_MESSAGE);
    for (Message message : fresh.values()) {
      insert.setBytes(1, message.idBytes());
      insert.setString(2, message.text());
      insert.addBatch();
    }
    insert.executeBatch();
  }
}
