package dev.candor.scenario;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Scenarios that are asked for together, by one name in the place of an id. */
public enum ScenarioSet {
  /** Every scenario of the library, the project's own among them. */
  ALL(ScenarioLibrary::ids),
  /**
   * {@code helpful-only-cot} with its controls; followed by a colon and an id or path, that
   * scenario with its controls.
   */
  ATTRIBUTION(library -> library.withControls(ScenarioSet.ATTRIBUTED));

  private static final String ATTRIBUTED = "helpful-only-cot";

  private final Function<ScenarioLibrary, Collection<String>> members;

  ScenarioSet(Function<ScenarioLibrary, Collection<String>> members) {
    this.members = members;
  }

  /** What a user types, such as {@code all}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a user types for a scenario with its controls. */
  public static String attributionOf(String scenario) {
    return scenario.equals(ATTRIBUTED) ? ATTRIBUTION.label() : ATTRIBUTION.label() + ":" + scenario;
  }

  /**
   * The names with each set replaced by its scenarios, none twice. A name of a set is never taken
   * for an id: a scenario called like one is asked for by its path.
   *
   * @param names ids, paths and names of sets
   */
  static List<String> expand(List<String> names, ScenarioLibrary library) {
    Set<String> expanded = new LinkedHashSet<>();
    String attributionOf = ATTRIBUTION.label() + ":";
    for (String name : names) {
      if (name.startsWith(attributionOf)) {
        expanded.addAll(library.withControls(name.substring(attributionOf.length())));
        continue;
      }
      Stream.of(values())
          .filter(set -> set.label().equals(name))
          .findFirst()
          .ifPresentOrElse(
              set -> expanded.addAll(set.members.apply(library)), () -> expanded.add(name));
    }
    return List.copyOf(expanded);
  }
}
