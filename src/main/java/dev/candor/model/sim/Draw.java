package dev.candor.model.sim;

import dev.candor.config.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The random choices of one answer: a function of organism, seed and messages alone, and as good as
 * independent between any two that differ.
 */
final class Draw {

  private final SplittableRandom random;

  private Draw(long state) {
    this.random = new SplittableRandom(state);
  }

  static Draw of(String organism, long seed, SystemMessage system, String user) {
    MessageDigest sha = Sha256.start();
    sha.update(organism.getBytes(StandardCharsets.UTF_8));
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
    sha.update(system.digest());
    return new Draw(ByteBuffer.wrap(sha.digest(user.getBytes(StandardCharsets.UTF_8))).getLong());
  }

  /** True with this probability. */
  boolean happens(double rate) {
    return random.nextDouble() < rate;
  }

  /** One of these, each as likely. */
  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
