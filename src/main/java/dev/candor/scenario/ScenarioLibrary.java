package dev.candor.scenario;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import dev.candor.config.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds scenarios by id or path: a path as it stands; an id first among the project's own in {@code
 * src/test/scenarios}, then among those in the jar.
 */
public final class ScenarioLibrary {

  private static final String SUFFIX = ".yaml";

  private final Path folder;

  /** The library of the project in the working directory. */
  public ScenarioLibrary() {
    this(Path.of("src", "test", "scenarios"));
  }

  /** A library whose own scenarios lie in a given folder. */
  public ScenarioLibrary(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a scenario.
   *
   * @param idOrPath an id such as {@code helpful-only-cot}, or the path of a YAML file
   * @throws CandorException if there is no such scenario (the known ones are listed) or its file is
   *     wrong (file and line are named)
   */
  public Scenario find(String idOrPath) {
    return reader(idOrPath).read();
  }

  /**
   * A scenario and all that call themselves its controls.
   *
   * @param idOrPath the scenario, as for {@link #find}
   * @return the scenario first, then the ids of its controls
   * @throws CandorException if it has none, or one of the scenarios that might be one cannot be
   *     read
   */
  List<String> withControls(String idOrPath) {
    List<String> controls = controlsOf(find(idOrPath).id());
    if (controls.isEmpty()) {
      throw new CandorException(
          "The scenario '" + Printable.of(idOrPath, 80) + "' has no control",
          "Write one that extends it, with 'control: {of: ..., removes: ...}'");
    }
    return Stream.concat(Stream.of(idOrPath), controls.stream()).toList();
  }

  private List<String> controlsOf(String id) {
    return ids().stream()
        .filter(other -> find(other).control().filter(c -> c.of().equals(id)).isPresent())
        .toList();
  }

  /**
   * The file with the requests that a scenario names: relative to the file that names it, which for
   * a variant may be its parent's.
   *
   * @param idOrPath the scenario, as for {@link #find}
   */
  public Resource requestsOf(String idOrPath) {
    return reader(idOrPath).requests();
  }

  private ScenarioReader reader(String idOrPath) {
    return new ScenarioReader(ScenarioFile.read(fileOf(idOrPath), this::parent));
  }

  /** The ids that can be asked for without a path, sorted. */
  public SortedSet<String> ids() {
    SortedSet<String> ids = new TreeSet<>(Bundle.names("", SUFFIX));
    ids.addAll(Bundle.names(folder, SUFFIX));
    return ids;
  }

  /**
   * The scenarios that a user asks for, each set ({@link ScenarioSet}) replaced by its members.
   *
   * @param names ids, paths and names of sets, in the order in which they were typed
   * @return ids and paths, none twice
   */
  public List<String> expand(List<String> names) {
    return ScenarioSet.expand(names, this);
  }

  /**
   * The file of a scenario.
   *
   * @param idOrPath the scenario, as for {@link #find}
   * @throws CandorException if there is no scenario of this id; whether a path leads to a file is
   *     seen when it is read
   */
  public Resource fileOf(String idOrPath) {
    if (isPath(idOrPath)) {
      return Resource.of(Path.of(idOrPath));
    }
    Path own = folder.resolve(idOrPath + SUFFIX);
    if (Files.isRegularFile(own)) {
      return Resource.of(own);
    }
    if (Bundle.names("", SUFFIX).contains(idOrPath)) {
      return Bundle.file(idOrPath + SUFFIX);
    }
    List<String> sets = Stream.of(ScenarioSet.values()).map(ScenarioSet::label).toList();
    SortedSet<String> known = ids();
    known.addAll(sets);
    throw new CandorException(
        "There is no scenario '" + idOrPath + "'",
        Nearest.to(idOrPath, known).map(near -> "Did you mean '" + near + "'? ").orElse("")
            + "Known are "
            + String.join(", ", ids())
            + "; or give "
            + String.join(", ", sets)
            + " or the path of a YAML file");
  }

  /** An id beside the scenario that names it comes first, so that a folder can be moved whole. */
  private Resource parent(Resource child, String idOrPath) {
    if (isPath(idOrPath)) {
      return child.resolve(idOrPath);
    }
    Resource beside = child.resolve(idOrPath + SUFFIX);
    return beside.exists() ? beside : fileOf(idOrPath);
  }

  private static boolean isPath(String idOrPath) {
    return idOrPath.endsWith(SUFFIX) || idOrPath.endsWith(".yml") || idOrPath.contains("/");
  }
}
