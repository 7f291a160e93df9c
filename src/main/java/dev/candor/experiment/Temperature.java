package dev.candor.experiment;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The sampling temperature of an experiment, and whether the experiment is named after it: a run
 * with one temperature calls its experiments by model and scenario alone, as it always did.
 *
 * @param value 0 or more; empty where nobody knows, as of a recording
 * @param isNamed whether the run has others of the same model and scenario, so that this one has to
 *     be told from them
 */
public record Temperature(OptionalDouble value, boolean isNamed) {

  /** That of a recording, which was made at settings of its own. */
  public static final Temperature UNKNOWN = new Temperature(OptionalDouble.empty(), false);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is no temperature, or none is to be named
   */
  public Temperature {
    if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() < 1 / 0.0)) {
      throw new IllegalArgumentException("no temperature: " + value.getAsDouble());
    }
    if (isNamed && value.isEmpty()) {
      throw new IllegalArgumentException("what is not known cannot be named");
    }
  }

  /** The only one of its model and scenario. */
  public static Temperature of(double value) {
    return new Temperature(OptionalDouble.of(value), false);
  }

  /** All temperatures of a run, each named where there are several. */
  public static List<Temperature> all(List<Double> values) {
    boolean several = values.size() > 1;
    return values.stream()
        .map(value -> new Temperature(OptionalDouble.of(value), several))
        .toList();
  }

  /** What a scenario at this temperature is called, such as {@code s at temperature 0.5}. */
  public String name(String scenario) {
    return isNamed ? scenario + " at temperature " + inWords() : scenario;
  }

  /** Such as {@code 0.5}, or {@code 1}; {@code not known} for none. */
  public String inWords() {
    return value.isPresent()
        ? BigDecimal.valueOf(value.getAsDouble()).stripTrailingZeros().toPlainString()
        : "not known";
  }

  /** Whether both are known and differ. */
  public boolean differsFrom(Temperature other) {
    return value.isPresent() && other.value.isPresent() && !value.equals(other.value);
  }

  /**
   * Whether an experiment of the same model and scenario is this one in another run. Where both
   * runs have one temperature it is, whatever that was; else the temperature has to be the same.
   */
  public boolean continues(Temperature other) {
    return (!isNamed && !other.isNamed) || value.equals(other.value);
  }
}
