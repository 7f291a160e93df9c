package dev.candor.model;

import java.util.Optional;

/** Environment variables, so that tests can bring their own. */
@FunctionalInterface
public interface Environment {

  /** The variable's value, if it is set and not blank. */
  Optional<String> get(String variable);

  /** The variables of this process. */
  static Environment ofProcess() {
    return variable -> Optional.ofNullable(System.getenv(variable)).filter(v -> !v.isBlank());
  }
}
