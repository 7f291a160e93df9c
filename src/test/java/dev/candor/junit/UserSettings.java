package dev.candor.junit;

import java.util.Properties;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a user types as {@code -Dcandor.*}: none at the start of each test, and the build's own
 * again after it. System properties belong to the whole process, so such tests are {@code
 * Isolated}.
 */
public class UserSettings implements BeforeEachCallback, AfterEachCallback {

  private final Properties before = new Properties();

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    before.putAll(System.getProperties());
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith("candor."))
        .forEach(System::clearProperty);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    System.getProperties().clear();
    System.getProperties().putAll(before);
    before.clear();
  }

  /** Types one setting. */
  public void set(String key, String value) {
    System.setProperty(key, value);
  }
}
