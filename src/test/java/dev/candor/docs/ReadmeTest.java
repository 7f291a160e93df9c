package dev.candor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what there is. */
class ReadmeTest {

  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "dev", "candor", "docs", "HelpfulOnlyGate.java");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("candor(?:\\.[a-z]+(?:-[a-z]+)*)+");

  private final String readme = read(Path.of("README.md"));

  @Test
  void itsJavaIsCompiled() {
    Matcher block = JAVA.matcher(readme);
    assertThat(block.find()).as("the README shows Java").isTrue();
    assertThat(words(read(EXAMPLE)))
        .contains(words(block.group(1)).replaceFirst("class ", "static class "));
  }

  @Test
  void itsSettingsExistAndNoneIsMissing() {
    List<String> known = Arrays.stream(Setting.values()).map(Setting::key).toList();
    List<String> shown = KEY.matcher(readme).results().map(r -> r.group()).distinct().toList();
    assertThat(shown).containsAll(known);
    assertThat(shown.stream().filter(key -> !known.contains(key)))
        .allMatch(key -> key.equals("candor.properties") || key.startsWith("candor.assertions"));
  }

  private static String words(String java) {
    return java.replaceAll("\\s+", " ").strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
