package dev.candor.transcript.sql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.candor.config.Sha256;
import dev.candor.transcript.CassetteCodec;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One message of a prompt; the same one is kept once.
 *
 * @param id 64 hexadecimal digits, the digest of the text
 * @param text escaped as inside a JSON string: PostgreSQL takes no NUL, and UTF-8 no half pair
 */
record Message(String id, String text) {

  /** Messages come again: a system's for a whole scenario, a user's for all samples of a tier. */
  private static final int MOST_RECENT = 256;

  private static final Map<String, Message> RECENT = new ConcurrentHashMap<>();

  static Message of(String message) {
    Message known = RECENT.get(message);
    if (known == null) {
      if (RECENT.size() >= MOST_RECENT) {
        RECENT.clear();
      }
      String text = escaped(message);
      known = new Message(HexFormat.of().formatHex(Sha256.of(text)), text);
      RECENT.put(message, known);
    }
    return known;
  }

  static String escaped(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static String quoted(String text) {
    return CassetteCodec.withoutLoneSurrogates(
        new String(JsonStringEncoder.getInstance().quoteAsString(text)));
  }

  byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }
}
