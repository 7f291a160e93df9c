package dev.candor.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a model is to sample.
 *
 * @param temperature 0 or more; 0 is greedy
 * @param maxTokens most tokens of one answer, at least 1
 * @param seed seed sent to models that take one, empty for none
 * @param form the form that the reply is to have, empty for free text
 */
public record SamplingSettings(
    double temperature, int maxTokens, OptionalLong seed, Optional<JsonForm> form) {

  public SamplingSettings {
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("temperature must be 0 or more, not " + temperature);
    }
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, not " + maxTokens);
    }
  }

  /** Settings for free text. */
  public SamplingSettings(double temperature, int maxTokens, OptionalLong seed) {
    this(temperature, maxTokens, seed, Optional.empty());
  }

  /**
   * The seed as models take it: many read 32 bits and some read a double, so a longer one is folded
   * to a non-negative {@code int}; seeds that are one already stay as they are.
   */
  public OptionalInt foldedSeed() {
    return seed.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Long.hashCode(seed.getAsLong()) & Integer.MAX_VALUE);
  }

  /** The same settings with another limit. */
  public SamplingSettings withMaxTokens(int newMaxTokens) {
    return new SamplingSettings(temperature, newMaxTokens, seed, form);
  }

  /** The same settings for replies of a form. */
  public SamplingSettings withForm(JsonForm newForm) {
    return new SamplingSettings(temperature, maxTokens, seed, Optional.of(newForm));
  }

  /** The same settings for free text. */
  public SamplingSettings withoutForm() {
    return new SamplingSettings(temperature, maxTokens, seed, Optional.empty());
  }

  /** The same settings with another seed. */
  public SamplingSettings withSeed(long newSeed) {
    return new SamplingSettings(temperature, maxTokens, OptionalLong.of(newSeed), form);
  }
}
