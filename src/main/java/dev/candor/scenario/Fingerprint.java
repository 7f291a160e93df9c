package dev.candor.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
