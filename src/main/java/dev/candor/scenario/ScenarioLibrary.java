package dev.candor.scenario;

import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds scenarios by id or path: a path as it stands; an id first among the project's own in {@code
 * src/test/scenarios}, then among those in the jar.
 */
public final class ScenarioLibrary {

  private static final String BUNDLED = "dev/candor/scenarios/";
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
    return new ScenarioReader(fileOf(idOrPath)).read();
  }

  /**
   * The file with the requests that a scenario names.
   *
   * @param idOrPath the scenario, as for {@link #find}
   */
  public Resource requestsOf(String idOrPath) {
    Resource file = fileOf(idOrPath);
    return file.resolve(new ScenarioReader(file).read().requests());
  }

  /** The ids that can be asked for without a path, sorted. */
  public SortedSet<String> ids() {
    SortedSet<String> ids = new TreeSet<>(bundledIds());
    if (Files.isDirectory(folder)) {
      ids.addAll(idsIn(folder));
    }
    return ids;
  }

  /**
   * The file of a scenario.
   *
   * @param idOrPath the scenario, as for {@link #find}
   * @throws CandorException if there is no scenario of this id; whether a path leads to a file is
   *     seen when it is read
   */
  public Resource fileOf(String idOrPath) {
    if (idOrPath.endsWith(SUFFIX) || idOrPath.endsWith(".yml") || idOrPath.contains("/")) {
      return Resource.of(Path.of(idOrPath));
    }
    Path own = folder.resolve(idOrPath + SUFFIX);
    if (Files.isRegularFile(own)) {
      return Resource.of(own);
    }
    if (bundledIds().contains(idOrPath)) {
      return Resource.ofClassPath(BUNDLED + idOrPath + SUFFIX);
    }
    throw new CandorException(
        "There is no scenario '" + idOrPath + "'",
        Nearest.to(idOrPath, ids()).map(near -> "Did you mean '" + near + "'? ").orElse("")
            + "Known are "
            + String.join(", ", ids())
            + "; or give the path of a YAML file");
  }

  private static Collection<String> bundledIds() {
    URL url = ScenarioLibrary.class.getClassLoader().getResource(BUNDLED);
    if (url == null) {
      return List.of();
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return idsIn(Path.of(uri));
      }
      // A view of its own on the jar: the default one may be shared with, and closed by, others.
      Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
      try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
        return idsIn(inside.getPath(BUNDLED));
      }
    } catch (URISyntaxException | IOException e) {
      throw new CandorException("Cannot list the bundled scenarios", "Check Candor's jar", e);
    }
  }

  private static List<String> idsIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IOException e) {
      throw new CandorException("Cannot list " + directory, "Check its permissions", e);
    }
  }
}
