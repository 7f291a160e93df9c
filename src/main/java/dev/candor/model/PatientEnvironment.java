package dev.candor.model;

import java.time.Duration;
import java.util.Optional;

/** The variables of one environment under a limit of its own on the time of a call. */
record PatientEnvironment(Environment variables, Duration callTimeout) implements Environment {

  PatientEnvironment {
    if (callTimeout.isNegative() || callTimeout.isZero()) {
      throw new IllegalArgumentException("callTimeout must be positive, not " + callTimeout);
    }
  }

  @Override
  public Optional<String> get(String variable) {
    return variables.get(variable);
  }
}
