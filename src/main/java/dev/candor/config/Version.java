package dev.candor.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which Candor this is. */
public final class Version {

  private static final String CURRENT = read();

  private Version() {}

  /** The version of this build, as Maven names it. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    try (InputStream file =
        Objects.requireNonNull(
            Version.class.getResourceAsStream("/dev/candor/version.properties"))) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
