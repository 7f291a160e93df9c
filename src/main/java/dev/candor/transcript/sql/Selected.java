package dev.candor.transcript.sql;

import dev.candor.transcript.TranscriptArchive.Selection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A selection as the condition of a query on the table {@code completion}. */
final class Selected {

  private Selected() {}

  /** The clause with the space before it; empty where all transcripts are meant. */
  static String where(Selection selection) {
    String conditions =
        Stream.of(
                condition("model IN", selection.models()),
                condition("scenario IN", selection.scenarios()),
                condition("scenario NOT IN", selection.exceptScenarios()))
            .filter(condition -> !condition.isEmpty())
            .collect(Collectors.joining(" AND "));
    return conditions.isEmpty() ? "" : " WHERE " + conditions;
  }

  private static String condition(String columnAndOperator, Set<String> values) {
    return values.isEmpty()
        ? ""
        : columnAndOperator
            + values.stream().map(v -> "?").collect(Collectors.joining(", ", " (", ")"));
  }

  /** Binds the values of the clause; returns the place that follows them. */
  static int bind(PreparedStatement select, Selection selection) throws SQLException {
    int place = 1;
    for (Set<String> values :
        List.of(selection.models(), selection.scenarios(), selection.exceptScenarios())) {
      for (String value : values) {
        select.setString(place++, Message.escaped(value));
      }
    }
    return place;
  }
}
