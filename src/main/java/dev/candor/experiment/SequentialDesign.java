package dev.candor.experiment;

/**
 * How many requests were drawn, in random order, until the verdict was certain.
 *
 * @param asked requests that the verdict rests on, the first ones in the drawn order
 * @param of requests that there were to draw from
 * @param seed of the order, which is that of {@link dev.candor.scenario.RequestSet#shuffled}
 */
public record SequentialDesign(int asked, int of, long seed) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if more requests were asked than there are
   */
  public SequentialDesign {
    if (asked < 0 || asked > of) {
      throw new IllegalArgumentException("%d requests of %d asked".formatted(asked, of));
    }
  }

  /** Whether some requests were not needed. */
  public boolean stoppedEarly() {
    return asked < of;
  }

  /** The design as the verdict's message tells it. */
  String inWords() {
    return stoppedEarly()
        ? "stopped after %d of %d requests: the verdict was certain".formatted(asked, of)
        : "all %d requests, in random order: the verdict was not certain before".formatted(of);
  }
}
