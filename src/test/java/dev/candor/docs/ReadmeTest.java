package dev.candor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Setting;
import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what there is. */
class ReadmeTest {

  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "dev", "candor", "docs", "HelpfulOnlyGate.java");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
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
        .isSubsetOf("candor.properties", "candor.assertions", "candor.junit");
  }

  @Test
  void itsScenariosAreWholeAndShort(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("partials"));
    Files.writeString(folder.resolve("partials/house-rules.mustache"), "Be brief.\n");
    List<String> ids = new ArrayList<>();
    for (MatchResult block : YAML.matcher(readme).results().toList()) {
      String yaml = block.group(1);
      assertThat(yaml.lines().count()).isLessThan(40);
      String id = yaml.replaceAll("(?s).*?(?:^|\\n)id: (\\S+).*", "$1");
      Files.writeString(folder.resolve(id + ".yaml"), yaml);
      assertThat(new ScenarioLibrary(folder).find(id).id()).isEqualTo(id);
      ids.add(id);
    }
    assertThat(ids).containsExactly("patient-portal", "my-scenario");
  }

  @Test
  void itsTablesNameEveryScenarioThereIs() {
    String section = readme.substring(readme.indexOf("## Scenarios"), readme.indexOf("## Recor"));
    for (String id : new ScenarioLibrary().ids()) {
      assertThat(section).contains("`" + id + "`");
    }
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
