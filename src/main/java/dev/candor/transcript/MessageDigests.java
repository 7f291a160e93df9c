package dev.candor.transcript;

import dev.candor.config.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Digests of messages. They come again, for every sample of a tier, so the recent are kept. */
final class MessageDigests {

  private static final int MOST_RECENT = 256;

  private static final Map<String, byte[]> RECENT = new ConcurrentHashMap<>();

  private MessageDigests() {}

  /** The SHA-256 digest of a message: 32 bytes, not to be written to. */
  static byte[] of(String message) {
    byte[] known = RECENT.get(message);
    if (known == null) {
      if (RECENT.size() >= MOST_RECENT) {
        RECENT.clear();
      }
      known = Sha256.of(message);
      RECENT.put(message, known);
    }
    return known;
  }
}
