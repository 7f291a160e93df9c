package dev.candor.scenario;

import dev.candor.config.CandorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of a scenario with those of the scenarios that it extends.
 *
 * <p>A field that a variant gives takes the place of its parent's, {@code tiers} and {@code
 * response} as a whole; of {@code variables} each entry does so by itself. Id, title and {@code
 * control} are never inherited.
 *
 * @param fields all fields, each with the place where it is written
 * @param files the scenario's file, then its parent's and so on
 */
record ScenarioFile(YamlNode.Mapping fields, List<Resource> files) {

  static final String EXTENDS = "extends";
  static final String VARIABLES = "variables";

  private static final Set<String> OWN = Set.of("id", "title", EXTENDS, ControlReader.CONTROL);

  ScenarioFile {
    files = List.copyOf(files);
  }

  /** Finds the file of the scenario that another one extends. */
  @FunctionalInterface
  interface Parents {
    /**
     * The parent's file.
     *
     * @param child the file that names it
     * @param idOrPath the name
     * @throws CandorException if there is none
     */
    Resource find(Resource child, String idOrPath);
  }

  /**
   * Reads a file and those it extends.
   *
   * @throws CandorException if one of them is missing or no YAML, or one extends itself
   */
  static ScenarioFile read(Resource file, Parents parents) {
    return read(file, parents, List.of());
  }

  private static ScenarioFile read(Resource file, Parents parents, List<Resource> children) {
    List<Resource> files = new ArrayList<>(children);
    files.add(file);
    YamlNode.Mapping own = YamlNode.read(file);
    if (!own.has(EXTENDS)) {
      return new ScenarioFile(own, files);
    }
    Place place = own.keys().get(EXTENDS);
    if (!(own.entries().get(EXTENDS) instanceof YamlNode.Scalar name) || name.text().isBlank()) {
      throw place.error("field 'extends' must be a text", "Give the id of one scenario");
    }
    Resource parent = parent(file, parents, place, name.text());
    if (files.contains(parent)) {
      files.add(parent);
      throw place.error(
          "a scenario extends itself: "
              + files.stream().map(Resource::name).collect(Collectors.joining(" -> ")),
          "Let the last of them extend nothing");
    }
    ScenarioFile inherited = read(parent, parents, files);
    return new ScenarioFile(merged(own, inherited.fields), inherited.files);
  }

  private static Resource parent(Resource file, Parents parents, Place place, String name) {
    Resource parent;
    try {
      parent = parents.find(file, name);
    } catch (CandorException e) {
      throw place.error(withoutStop(e), "Extend one of those");
    }
    if (!parent.exists()) {
      throw place.error(
          "there is no file " + parent.name() + " to extend",
          "Give an id, or a path relative to this file");
    }
    return parent;
  }

  private static String withoutStop(CandorException e) {
    return String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
  }

  private static YamlNode.Mapping merged(YamlNode.Mapping own, YamlNode.Mapping inherited) {
    YamlNode.Mapping base = inherited.without(OWN);
    YamlNode.Mapping all = own.over(base);
    if (own.entries().get(VARIABLES) instanceof YamlNode.Mapping mine
        && base.entries().get(VARIABLES) instanceof YamlNode.Mapping theirs) {
      all.entries().put(VARIABLES, mine.over(theirs));
    }
    return all;
  }
}
