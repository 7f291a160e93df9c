package dev.candor.transcript.sql;

import dev.candor.transcript.TranscriptArchive.Selection;
import dev.candor.transcript.TranscriptKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Transcripts out of the tables, sorted; on connections of its own, so that it hinders nobody. */
final class Export {

  /** Keys are sorted, lines looked up by the hundred: no database has to sort gigabytes of text. */
  private static final int AT_ONCE = 512;

  private final Database database;
  private final Selection selection;

  Export(Database database, Selection selection) {
    this.database = database;
    this.selection = selection;
  }

  /** Gives each line with its key in it; returns how many there were. */
  long to(Consumer<String> lines) throws SQLException {
    try (Connection sorting = database.connect(Database.Role.READING);
        Session lookingUp = new Session(database, Database.Role.READING)) {
      sorting.setAutoCommit(false); // PostgreSQL's driver reads all at once otherwise
      try (PreparedStatement select = sorting.prepareStatement(sorted())) {
        Selected.bind(select, selection);
        select.setFetchSize(AT_ONCE);
        try (ResultSet rows = select.executeQuery()) {
          return give(rows, lookingUp, lines);
        }
      }
    }
  }

  private static long give(ResultSet rows, Session lookingUp, Consumer<String> lines)
      throws SQLException {
    long count = 0;
    List<TranscriptKey> next = new ArrayList<>(AT_ONCE);
    boolean more = true;
    while (more) {
      more = rows.next();
      if (more) {
        next.add(Keys.of(rows, 1));
      }
      if (next.size() == AT_ONCE || !more) {
        Map<TranscriptKey, String> found = lookingUp.run(s -> new Completions(s).lines(next));
        for (TranscriptKey key : next) {
          String line = found.get(key);
          if (line != null) { // unless somebody has deleted it since
            lines.accept(Kept.withKey(key, line));
            count++;
          }
        }
        next.clear();
      }
    }
    return count;
  }

  private String sorted() {
    String order =
        Stream.of("scenario", "model", "request_id", "tier")
            .map(database::inByteOrder)
            .collect(Collectors.joining(", "));
    return "SELECT key FROM completion"
        + Selected.where(selection)
        + " ORDER BY "
        + order
        + ", sample, key";
  }
}
