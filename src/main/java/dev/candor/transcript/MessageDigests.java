package dev.candor.transcript;

import dev.candor.config.Recent;
import dev.candor.config.Sha256;

/** Digests of messages. They come again, for every sample of a tier, so the recent are kept. */
final class MessageDigests {

  private static final Recent<String, byte[]> RECENT = new Recent<>(256, Sha256::of);

  private MessageDigests() {}

  /** The SHA-256 digest of a message: 32 bytes, not to be written to. */
  static byte[] of(String message) {
    return RECENT.of(message);
  }
}
