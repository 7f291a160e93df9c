package dev.candor.sampling;

import dev.candor.config.Sha256;
import dev.candor.transcript.Trial;
import java.nio.ByteBuffer;

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
    return ByteBuffer.wrap(Sha256.of(key)).getInt() & Integer.MAX_VALUE;
  }
}
