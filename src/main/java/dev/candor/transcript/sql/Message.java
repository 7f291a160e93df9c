package dev.candor.transcript.sql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.candor.config.Recent;
import dev.candor.config.Sha256;
import dev.candor.transcript.CassetteCodec;
import java.util.HexFormat;

/**
 * One message of a prompt; the same one is kept once.
 *
 * @param id 64 hexadecimal digits, the digest of the text
 * @param text escaped as inside a JSON string: PostgreSQL takes no NUL, and UTF-8 no half pair
 */
record Message(String id, String text) {

  /** Messages come again: a system's for a whole scenario, a user's for all samples of a tier. */
  private static final Recent<String, Message> RECENT = new Recent<>(256, Message::made);

  static Message of(String message) {
    return RECENT.of(message);
  }

  private static Message made(String message) {
    String text = escaped(message);
    return new Message(HexFormat.of().formatHex(Sha256.of(text)), text);
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
