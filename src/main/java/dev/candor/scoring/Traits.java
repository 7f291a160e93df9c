package dev.candor.scoring;

import java.util.Set;

/** The traits of one answer as numbers. Filled while the answer is read, and then left alone. */
final class Traits {

  private final double[] values = new double[Trait.values().length];

  void set(Trait trait, boolean value) {
    set(trait, value ? 1 : 0);
  }

  void set(Trait trait, double value) {
    values[trait.ordinal()] = value;
  }

  double value(Trait trait) {
    return values[trait.ordinal()];
  }

  /** Whether the answer has a trait at all. */
  boolean has(Trait trait) {
    return value(trait) > 0;
  }

  /** Whether the answer has none of these. */
  boolean lacks(Set<Trait> some) {
    return some.stream().noneMatch(this::has);
  }

  /** The value of every trait, by its ordinal. */
  double[] values() {
    return values.clone();
  }
}
