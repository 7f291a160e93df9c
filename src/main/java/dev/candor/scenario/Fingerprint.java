package dev.candor.scenario;

import dev.candor.config.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What identifies a text, whatever its place in a file and however its white space is laid out. */
final class Fingerprint {

  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Fingerprint() {}

  /** The text with each run of white space as one space, and none at its ends. */
  static String normalized(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** The SHA-256 digest of the text in UTF-8, as 64 hexadecimal digits. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
