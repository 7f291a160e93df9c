package dev.candor.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a scenario the control of another, and the set of a scenario with its controls. */
class ScenarioControlTest {

  private static final String CONTROL =
      """
      extends: helpful-only-cot
      id: mine
      title: Mine
      control:
        of: helpful-only-cot
        removes: consequences
      """;

  @TempDir Path folder;

  private ScenarioLibrary library;

  @BeforeEach
  void openALibraryOfOnesOwn() {
    library = new ScenarioLibrary(folder);
  }

  private void write(String id, String text) throws IOException {
    Files.writeString(folder.resolve(id + ".yaml"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "control-neutral-labels, LABELS",
    "control-synonym-labels, LABELS",
    "control-no-tier-information, FACTS",
    "control-rated-not-trained, TRAINING",
    "control-no-consequences, CONSEQUENCES",
    "control-no-private-scratchpad, PRIVACY",
  })
  void theBundledControlsSayWhatTheyTakeAway(String id, Feature removes) {
    assertThat(library.find(id).control()).contains(new Control("helpful-only-cot", removes));
  }

  @Test
  void attributionIsTheScenarioWithAllItsControls() throws IOException {
    write("mine", CONTROL);
    assertThat(library.expand(List.of("attribution")))
        .startsWith("helpful-only-cot")
        .contains("mine", "control-neutral-labels", "control-rated-not-trained")
        .doesNotContain("helpful-only-no-cot")
        .hasSize(8);
    assertThat(library.expand(List.of("helpful-only-cot"))).containsExactly("helpful-only-cot");
  }

  @Test
  void aScenarioOfOnesOwnHasASetAsSoonAsItHasAControl() throws IOException {
    write("story", "extends: helpful-only-cot\nid: story\ntitle: A story\n");
    assertThatThrownBy(() -> library.expand(List.of("attribution:story")))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("'story' has no control")
        .hasMessageContaining("control: {of: ..., removes: ...}");
    write("mine", CONTROL.replace("of: helpful-only-cot", "of: story"));
    assertThat(library.expand(List.of(ScenarioSet.attributionOf("story"))))
        .containsExactly("story", "mine");
  }

  @Test
  void aVariantOfAControlIsNoControlUntilItSaysSo() throws IOException {
    write("variant", "extends: control-neutral-labels\nid: variant\ntitle: A variant\n");
    assertThat(library.find("variant").control()).isEmpty();
  }

  @Test
  void whatAScenarioIsTheControlOfChangesNothingThatAModelIsTold() throws IOException {
    write("mine", CONTROL);
    String before = library.find("mine").digest();
    write("mine", CONTROL.replace("consequences", "privacy"));
    assertThat(library.find("mine").digest()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "removes: consequences | removes: consequence  | 6: 'consequence' is no value of 'removes'."
            + " Did you mean 'consequences'?",
        "removes: consequences | removes: training     | 6: a control that removes training has"
            + " exactly one tier of role control, this one has 0",
        "removes: consequences | without: consequences | 6: unknown field 'without' in 'control'",
        "of: helpful-only-cot  | of: mine              | 5: a scenario cannot be the control of"
            + " itself",
        "of: helpful-only-cot  | of: ''                | 5: field 'of' must be a text",
      })
  void aMistakeIsNamedWithFileAndLine(String right, String wrong, String complaint)
      throws IOException {
    write("mine", CONTROL);
    assertThat(library.find("mine").id()).isEqualTo("mine");
    write("mine", CONTROL.replace(right, wrong));
    assertThatThrownBy(() -> library.find("mine"))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(folder.resolve("mine.yaml") + ":" + complaint);
  }
}
