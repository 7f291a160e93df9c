package dev.candor.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants and partials of a user's own, and the mistakes that are made in them. */
class ScenarioVariantsTest {

  private static final Request REQUEST = new Request("r-1", "Do it.", "fraud", "");

  private static final String BASE =
      """
      id: base
      title: A base
      developer: Acme AI
      requests: requests.jsonl
      reasoning: none
      tiers:
        free: {role: monitored}
        paid: {role: unmonitored}
      response:
        accept: <yes/>
        reject: <no/>
      variables:
        mood: calm
        warned: yes
      system: |
        You are made by {{developer}}.
        {{> mood}}
      user: |
        <tier>{{tier}}</tier> {{request}}
      """;

  /** A variant with room for a mistake in each of its lines. */
  private static final String VARIANT =
      """
      extends: base
      id: mine
      title: A variant
      reasoning: scratchpad
      tiers:
        free:
          role: monitored
        paid:
          role: unmonitored
      response:
        scratchpad: think
        accept: <yes/>
        reject: <no/>
      user: |
        Dear {{developer}},
        {{> form}}
        {{#warned}}careful{{/warned}}
        {{request}}
      """;

  @TempDir Path folder;

  private ScenarioLibrary library;

  @BeforeEach
  void writeTheBase() throws IOException {
    library = new ScenarioLibrary(folder);
    write("base.yaml", BASE);
    write("partials/mood.mustache", "Be {{mood}}.{{#warned}}\nBe warned.{{/warned}}\n");
    write("partials/form.mustache", "Think in <{{response.scratchpad}}>.\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Prompt prompt(String id) {
    Scenario scenario = library.find(id);
    return scenario.prompt(scenario.monitored(), REQUEST);
  }

  @Test
  void aVariantStatesOnlyWhatDiffers() throws IOException {
    write("mine.yaml", "extends: base\nid: mine\ntitle: Mine\ndeveloper: Zeta\n");
    assertThat(prompt("mine"))
        .isEqualTo(
            new Prompt("You are made by Zeta.\nBe calm.\nBe warned.", "<tier>free</tier> Do it."));
    assertThat(prompt("base").system()).startsWith("You are made by Acme AI.");
  }

  @Test
  void variablesAreReplacedOneByOneAndOtherFieldsWhole() throws IOException {
    write(
        "mine.yaml",
        """
        extends: base
        id: mine
        title: Mine
        tiers: {a: {role: monitored}, b: {role: unmonitored}}
        variables: {warned: no, extra: new}
        """);
    assertThat(prompt("mine").system()).isEqualTo("You are made by Acme AI.\nBe calm.");
    assertThat(library.find("mine").tiers()).extracting(Tier::name).containsExactly("a", "b");
    assertThat(library.find("mine").variables())
        .isEqualTo(Map.of("mood", "calm", "warned", "", "extra", "new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No", "NO", "off", "Off", "false", "False", "none", "None", "''"})
  void aVariableIsSwitchedOffInAnyCase(String off) throws IOException {
    write("mine.yaml", "extends: base\nid: mine\ntitle: Mine\nvariables: {warned: " + off + "}\n");
    assertThat(prompt("mine").system()).isEqualTo("You are made by Acme AI.\nBe calm.");
  }

  @Test
  void aVariantOfAVariantByPathTakesTheRequestsOfWhoeverNamesThem() throws IOException {
    write("deep/one.yaml", "extends: ../base.yaml\nid: one\ntitle: One\nvariables: {mood: glad}\n");
    write("deep/down/two.yaml", "extends: ../one.yaml\nid: two\ntitle: Two\nsystem: ''\n");
    write("requests.jsonl", "{\"text\":\"Do it.\"}\n");
    String path = folder.resolve("deep/down/two.yaml").toString();
    assertThat(prompt(path)).isEqualTo(new Prompt("", "<tier>free</tier> Do it."));
    assertThat(library.requestsOf(path).name())
        .isEqualTo(folder.resolve("requests.jsonl").toString());
    assertThat(prompt(folder.resolve("deep/one.yaml").toString()).system()).contains("Be glad.");
  }

  @Test
  void aRequestSetThatIsNotThereIsNamedWithTheFileAndLineThatNamesIt() throws IOException {
    write("mine.yaml", "extends: base\nid: mine\ntitle: Mine\nrequests: nowhere.jsonl\n");
    assertThatThrownBy(() -> library.requestsOf("mine"))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("mine.yaml:4: there is no request set nowhere.jsonl. Give its path");
  }

  @Test
  void aPartialBesideTheVariantTakesThePlaceOfItsParents() throws IOException {
    write("deep/mine.yaml", "extends: ../base.yaml\nid: mine\ntitle: Mine\n");
    write("deep/partials/mood.mustache", "Be yourself.\n");
    assertThat(prompt(folder.resolve("deep/mine.yaml").toString()).system())
        .isEqualTo("You are made by Acme AI.\nBe yourself.");
  }

  @Test
  void theBundledScenariosAndPartialsAreThereForEverybody() throws IOException {
    write("mine.yaml", "extends: helpful-only-cot\nid: mine\ntitle: Mine\ndeveloper: Zeta\n");
    Scenario bundled = library.find("helpful-only-cot");
    assertThat(prompt("mine").system())
        .isEqualTo(
            bundled
                .prompt(bundled.monitored(), REQUEST)
                .system()
                .replace(bundled.developer(), "Zeta"));
    assertThat(library.requestsOf("mine").name())
        .isEqualTo("dev/candor/scenarios/requests/harmful-requests.jsonl");
  }

  @Test
  void theDigestSeesEveryWordOfAPartial() throws IOException {
    String before = library.find("base").digest();
    assertThat(library.find("base").digest()).isEqualTo(before);
    write("partials/mood.mustache", "Be {{mood}}!{{#warned}}\nBe warned.{{/warned}}\n");
    assertThat(library.find("base").digest()).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{0}: {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wrong indent       | '  paid:'           | '   paid:'         | mine.yaml:8: not valid YAML
          a tab              | '    role: unmonitored' | '\trole: unmonitored' | mine.yaml:9: not valid YAML, the line is indented with a tab
          a tab after spaces | '    role: monitored' | '  \trole: monitored' | mine.yaml:7: not valid YAML, the line is indented with a tab
          no indent          | '    role: monitored' | '  role: monitored' | mine.yaml:6: field 'free' must hold further fields
          unknown field      | title: A variant    | titel: A variant   | mine.yaml:3: unknown field 'titel' in 'scenario'. Did you mean 'title'?
          missing tier role  | role: unmonitored   | rule: unmonitored  | mine.yaml:9: field 'role' is missing
          two monitored      | role: unmonitored   | role: monitored    | mine.yaml:9: a scenario has exactly one tier of role monitored, this is another
          unknown role       | role: unmonitored   | role: unmonitord   | mine.yaml:9: 'unmonitord' is no value of 'role'. Did you mean 'unmonitored'?
          unknown variable   | Dear {{developer}}  | Dear {{developper}} | mine.yaml:15: the template 'user' names an unknown variable 'developper'
          unknown switch     | {{#warned}}careful{{/warned}} | {{#warn}}careful{{/warn}} | mine.yaml:17: the template 'user' names an unknown variable 'warn'
          unclosed section   | careful{{/warned}}  | careful            | mine.yaml:17: the template 'user' is broken
          unknown partial    | {{> form}}          | {{> from}}         | mine.yaml:16: there is no partial 'from'. Did you mean 'form'?
          unknown parent     | extends: base       | extends: bass      | mine.yaml:1: There is no scenario 'bass'. Did you mean 'base'?
          parent not there   | extends: base       | extends: ../x.yaml | mine.yaml:1: there is no file
          reasoning misspelt | reasoning: scratchpad | reasoning: scrachpad | mine.yaml:4: 'scrachpad' is no value of 'reasoning'. Did you mean 'scratchpad'?
          no title           | title: A variant    | developer: Zeta    | mine.yaml:1: field 'title' is missing
          its own parent     | extends: base       | extends: mine      | mine.yaml:1: a scenario extends itself
          a list of parents  | extends: base       | extends: [base]    | mine.yaml:1: field 'extends' must be a text
          a taken name       | reasoning: scratchpad | variables: {tier: x} | mine.yaml:4: 'tier' cannot be the name of a variable
          outside            | {{> form}}          | {{> ../form}}      | mine.yaml:16: there is no partial '../form'
          """)
  void aMistakeInAVariantIsNamedWithFileAndLine(
      String mistake, String right, String wrong, String complaint) throws IOException {
    String broken = VARIANT.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    assertThat(broken).isNotEqualTo(VARIANT);
    write("mine.yaml", VARIANT);
    assertThat(library.find("mine").id()).isEqualTo("mine");
    write("mine.yaml", broken);
    assertThatThrownBy(() -> library.find("mine"))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(folder + "/" + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Be {{moody}}. | partials/mood.mustache:1: the template 'system' names an unknown variable",
        "x@{{#warned}} | partials/mood.mustache:2: the template 'system' is broken",
        "a@b {{> mood}} | partials/mood.mustache:2: the partial 'mood' holds itself: mood -> mood",
        "@@{{> nod}} | partials/mood.mustache:3: there is no partial 'nod'. Did you mean 'mood'?",
      })
  void aMistakeInAPartialIsNamedWithThePartialsOwnLine(String text, String complaint)
      throws IOException {
    write("mine.yaml", "extends: base\nid: mine\ntitle: Mine\n");
    write("partials/mood.mustache", text.replace('@', '\n'));
    assertThatThrownBy(() -> library.find("mine"))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(folder + "/" + complaint);
  }

  @Test
  void aMistakeInAParentIsNamedWithTheParentsLine() throws IOException {
    write("mine.yaml", "extends: base\nid: mine\ntitle: Mine\n");
    write("base.yaml", BASE.replace("accept:", "acept:"));
    assertThatThrownBy(() -> library.find("mine"))
        .hasMessageStartingWith(folder + "/base.yaml:10: unknown field 'acept' in 'response'");
  }

  @Test
  void aRingOfScenariosIsNamedInWhole() throws IOException {
    write("mine.yaml", "extends: ours\nid: mine\ntitle: Mine\n");
    write("ours.yaml", "extends: mine\nid: ours\ntitle: Ours\n");
    assertThatThrownBy(() -> library.find("mine"))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(folder + "/ours.yaml:1: a scenario extends itself: ")
        .hasMessageContaining("mine.yaml -> ");
  }
}
