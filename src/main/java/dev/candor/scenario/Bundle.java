package dev.candor.scenario;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenarios and partials that ship with Candor, and the names of files in folders like it. */
final class Bundle {

  private static final String ROOT = "dev/candor/scenarios/";

  private Bundle() {}

  /** A bundled file by its path within the bundle. */
  static Resource file(String path) {
    return Resource.ofClassPath(ROOT + path);
  }

  /**
   * The bundled files with a suffix, without it.
   *
   * @param folder empty, or a path within the bundle that ends with a slash
   */
  static List<String> names(String folder, String suffix) {
    URL url = Bundle.class.getClassLoader().getResource(ROOT + folder);
    if (url == null) {
      return List.of();
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return names(Path.of(uri), suffix);
      }
      // A view of its own on the jar: the default one may be shared with, and closed by, others.
      Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
      try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of())) {
        return names(inside.getPath(ROOT + folder), suffix);
      }
    } catch (URISyntaxException | IOException e) {
      throw new CandorException("Cannot list the bundled scenarios", "Check Candor's jar", e);
    }
  }

  /** The files in a directory with a suffix, without it; none where there is no such directory. */
  static List<String> names(Path directory, String suffix) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .map(name -> name.substring(0, name.length() - suffix.length()))
          .toList();
    } catch (IOException e) {
      throw new CandorException("Cannot list " + directory, "Check its permissions", e);
    }
  }
}
