package dev.candor.scenario;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is read: on disk, or bundled in the jar. */
public sealed interface Resource {

  /** What messages call it. */
  String name();

  /**
   * Opens it for reading.
   *
   * @throws CandorException if it is not there or cannot be read
   */
  InputStream open();

  /** Whether it is there. */
  boolean exists();

  /** The file that a path inside this one means: relative to this file's folder. */
  Resource resolve(String relative);

  /** A file on disk. */
  static Resource of(Path path) {
    return new OnDisk(path);
  }

  /** A file on the class path, by its absolute name without a leading slash. */
  static Resource ofClassPath(String name) {
    return new OnClassPath(name);
  }

  /** A file on disk. */
  record OnDisk(Path path) implements Resource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public boolean exists() {
      return Files.isRegularFile(path);
    }

    @Override
    public InputStream open() {
      if (!exists()) {
        throw new CandorException(
            "There is no file " + path,
            "Check the path; it is relative to " + Path.of("").toAbsolutePath());
      }
      try {
        return Files.newInputStream(path);
      } catch (IOException e) {
        throw new CandorException("Cannot read " + path, "Check its permissions", e);
      }
    }

    @Override
    public Resource resolve(String relative) {
      return new OnDisk(path.resolveSibling(relative).normalize());
    }
  }

  /** A file in the jar. */
  record OnClassPath(String name) implements Resource {
    @Override
    public boolean exists() {
      return Resource.class.getClassLoader().getResource(name) != null;
    }

    @Override
    public InputStream open() {
      try {
        URL url = Resource.class.getClassLoader().getResource(name);
        if (url == null) {
          throw new CandorException("There is no bundled file " + name, "Give a path on disk");
        }
        return url.openStream();
      } catch (IOException e) {
        throw new CandorException("Cannot read the bundled file " + name, "Check the jar", e);
      }
    }

    @Override
    public Resource resolve(String relative) {
      return new OnClassPath(
          Path.of(name).resolveSibling(relative).normalize().toString().replace('\\', '/'));
    }
  }
}
