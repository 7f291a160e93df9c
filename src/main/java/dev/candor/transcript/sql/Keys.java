package dev.candor.transcript.sql;

import dev.candor.transcript.TranscriptKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Keys by the hundred in one statement. */
final class Keys {

  /**
   * Statements come in these sizes, so that few are prepared; a short list repeats its last key.
   */
  private static final int[] SIZES = {1, 8, 64, 512};

  private static final HexFormat HEX = HexFormat.of();

  private Keys() {}

  /** The keys in lists that fit one statement each. */
  static List<List<TranscriptKey>> chunks(Collection<TranscriptKey> keys) {
    List<TranscriptKey> all = List.copyOf(keys);
    int most = SIZES[SIZES.length - 1];
    List<List<TranscriptKey>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      chunks.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return chunks;
  }

  /** Enough times the pattern, comma-separated, for that many keys. */
  static String places(String pattern, int keys) {
    return (pattern + ",").repeat(size(keys) - 1) + pattern;
  }

  /** How many keys a statement for that many has places for. */
  static int size(int keys) {
    for (int size : SIZES) {
      if (keys <= size) {
        return size;
      }
    }
    throw new IllegalArgumentException(keys + " keys do not fit one statement");
  }

  static void bind(PreparedStatement statement, List<TranscriptKey> keys) throws SQLException {
    for (int i = 0; i < size(keys.size()); i++) {
      statement.setBytes(i + 1, bytes(keys.get(Math.min(i, keys.size() - 1))));
    }
  }

  static byte[] bytes(TranscriptKey key) {
    return HEX.parseHex(key.sha256());
  }

  static TranscriptKey of(ResultSet row, int column) throws SQLException {
    return new TranscriptKey(HEX.formatHex(row.getBytes(column)));
  }
}
