package dev.candor.stats;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Choices by the names that users type. */
final class Labels {

  private Labels() {}

  /**
   * The choice of that name.
   *
   * @param what what is chosen, for the message
   * @throws IllegalArgumentException if there is none; it names all that there are
   */
  static <T> T named(String what, String label, T[] choices, Function<T, String> labels) {
    return Arrays.stream(choices)
        .filter(choice -> labels.apply(choice).equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no %s is called '%s'; there are %s"
                        .formatted(
                            what,
                            label,
                            Arrays.stream(choices).map(labels).collect(Collectors.joining(", ")))));
  }
}
