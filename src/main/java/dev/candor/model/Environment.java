package dev.candor.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What a model finds around it: environment variables, so that tests can bring their own, and how
 * long its calls may take.
 */
@FunctionalInterface
public interface Environment {

  /** The variable's value, if it is set and not blank. */
  Optional<String> get(String variable);

  /**
   * How long one call may take, from asking to the whole answer; positive, ten minutes unless
   * {@link #withCallTimeout(Duration)} says otherwise.
   */
  default Duration callTimeout() {
    return Duration.ofMinutes(10);
  }

  /**
   * The same variables with another limit on the time of one call.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  default Environment withCallTimeout(Duration timeout) {
    return new PatientEnvironment(this, timeout);
  }

  /** The variables of this process. */
  static Environment ofProcess() {
    return variable -> Optional.ofNullable(System.getenv(variable)).filter(v -> !v.isBlank());
  }
}
