package dev.candor.sampling;

import dev.candor.transcript.Trial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The seed of one trial, made from the run's seed and from what is asked. */
final class TrialSeed {

  private TrialSeed() {}

  /**
   * A seed that depends on the run's seed, scenario, request, tier and sample, and on nothing else.
   *
   * @return from 0 to 2^31 - 1, the range that every provider takes
   */
  static int of(long runSeed, Trial trial) {
    String key =
        String.join(
            "\n",
            Long.toString(runSeed),
            trial.scenario(),
            trial.request().id(),
            trial.tier(),
            Integer.toString(trial.sample()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
