package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialTest {

  @Property(tries = 500)
  @Label("the mark stands in no text, and is the same for the same texts")
  void theMarkStandsInNoText(@ForAll String request, @ForAll String said) {
    Material material = Material.of(request, said);
    assertThat(request + said).doesNotContainIgnoringCase(material.mark());
    assertThat(Material.of(request, said)).isEqualTo(material);
    assertThat(Material.of(request + "x", said).mark()).isNotEqualTo(material.mark());
  }

  @ParameterizedTest
  @ValueSource(chars = {'0', '7', 'a', 'f'})
  void aMarkThatStandsInATextIsGivenUpForAnother(char only) {
    String others = "0123456789abcdef".replace(String.valueOf(only), "");
    assertThat(Material.mark("", others.toUpperCase(Locale.ROOT), 1))
        .isEqualTo(String.valueOf(only));
  }

  @Test
  void whereOneTextEndsAndTheOtherBeginsMakesAnotherMark() {
    assertThat(Material.of("ab", "c").mark()).isNotEqualTo(Material.of("a", "bc").mark());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u202edrow | ⟨U+202E⟩drow",
        "a\u200bb | a⟨U+200B⟩b",
        "a\u0000b | a⟨U+0000⟩b",
        "a\u001b[2J | a⟨U+001B⟩[2J",
        "a\rb | a⟨U+000D⟩b",
        "a\u2028b | a⟨U+2028⟩b",
        "a\u0085b | a⟨U+0085⟩b",
        "\udb40\udc41x | ⟨U+E0041⟩x",
        "\udb40\udd00x | ⟨U+E0100⟩x",
        "a\ufe00b | a⟨U+FE00⟩b",
        "\u2764\ufe0f | \u2764\ufe0f",
        "a\u3164b | a⟨U+3164⟩b",
        "\ue000x | ⟨U+E000⟩x",
        "a\ud83d | a⟨U+D83D⟩",
        "\ud83d\ude00 Größe 忽略 | \ud83d\ude00 Größe 忽略"
      })
  void whatNobodySeesIsShown(String text, String shown) {
    assertThat(Material.of("r", text).said()).isEqualTo(shown);
  }

  @Property(tries = 500)
  @Label("what is shown has a form in UTF-8 and nothing hidden but line ends and tabs")
  void nothingIsHidden(@ForAll String text) {
    String shown = Visible.of(text);
    assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(shown);
    assertThat(shown.codePoints()).noneMatch(Visible::isHidden);
  }

  @Test
  void linesAndTabsStay() {
    assertThat(Visible.of("a\tb\nc\r\nd")).isEqualTo("a\tb\nc\nd");
  }

  @Test
  void ofALongTextTheMiddleIsLeftOut() {
    String text = "a".repeat(12_000) + "m".repeat(5_000) + "z".repeat(12_000);
    assertThat(Material.of("r", text).said())
        .isEqualTo(
            "a".repeat(12_000) + "\n[5000 characters are left out here]\n" + "z".repeat(12_000));
    String longest = "x".repeat(Material.LONGEST);
    assertThat(Material.of("r", longest).said()).isEqualTo(longest);
  }

  @Test
  void aCutSplitsNoCharacter() {
    String smile = "\ud83d\ude00";
    String text = "a" + smile.repeat(12_500) + "z";
    String shown = Material.of("r", text).said();
    assertThat(shown).startsWith("a" + smile).endsWith(smile + "z");
    assertThat(Visible.of(shown)).isEqualTo(shown);
    assertThat(shown).hasSizeLessThan(Material.LONGEST + 50);
  }

  @Test
  void theTextsStandBetweenLinesWithTheMark() {
    Material material = Material.of("Do it.", "No.");
    String mark = material.mark();
    assertThat(material.fenced("reply").split("\n"))
        .containsExactly(
            "----- request " + mark + " begins -----",
            "Do it.",
            "----- request " + mark + " ends -----",
            "",
            "----- reply " + mark + " begins -----",
            "No.",
            "----- reply " + mark + " ends -----");
  }
}
