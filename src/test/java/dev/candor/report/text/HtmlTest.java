package dev.candor.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text holds, a page shows it, in its own order. */
class HtmlTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "<script>, &lt;script&gt;",
        "a & b, a &amp; b",
        "&lt;, &amp;lt;",
        "\", &quot;",
        "', &#39;",
        "`, &#96;",
        "déjà vu, déjà vu",
        "名前 😀, 名前 😀"
      })
  void markupIsEscapedAndWordsAreNot(String text, String expected) {
    assertThat(Html.escape(text)).isEqualTo(expected);
  }

  @Test
  void controlCharactersAreSeen() {
    assertThat(Html.escape("\u0000\u0007\u001b[31m\u007f\u009b")).isEqualTo("␀␇␛[31m␡\uFFFD");
  }

  @Test
  void linesAndTabsStayHoweverLinesEnd() {
    assertThat(Html.escape("a\n\tb\r\nc\rd")).isEqualTo("a\n\tb\nc␍d");
  }

  @Test
  void halvesOfCharactersAreReplacedAndWholeOnesKept() {
    assertThat(Html.escape("\ud83d lone \ude00, \ude00\ud83d, \ud83d\ude00"))
        .isEqualTo("\uFFFD lone \uFFFD, \uFFFD\uFFFD, \ud83d\ude00");
  }

  @Test
  void whatReordersOrHidesTextIsNumbered() {
    assertThat(Html.escape("\u202etxet\u202c \u2066x\u2069 \u200f\u061c"))
        .isEqualTo("⟨U+202E⟩txet⟨U+202C⟩ ⟨U+2066⟩x⟨U+2069⟩ ⟨U+200F⟩⟨U+061C⟩");
    assertThat(Html.escape("a\u200bb\u00adc\u2028d\ufeff" + Character.toString(0xE0041)))
        .isEqualTo("a⟨U+200B⟩b⟨U+00AD⟩c⟨U+2028⟩d⟨U+FEFF⟩⟨U+E0041⟩");
  }

  @Test
  void joinersOfScriptsAndEmojiStay() {
    assertThat(Html.escape("می\u200cخواهم \ud83d\udc69\u200d\ud83d\udd2c"))
        .isEqualTo("می\u200cخواهم \ud83d\udc69\u200d\ud83d\udd2c");
  }

  /** Each of them can carry a message that a reader passes over. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x2065, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0,
        0xFFF0, 0xE0001, 0xE0100, 0xE01EF
      })
  void whatIsBlankIsNumberedWhateverUnicodeCallsIt(int blank) {
    assertThat(Html.escape("a" + Character.toString(blank) + "b"))
        .isEqualTo("a⟨U+%04X⟩b".formatted(blank));
  }

  @Test
  void anEmojiKeepsWhatMakesItOne() {
    String emoji = "❤\uFE0F 1\uFE0F\u20E3 ‼\uFE0F ↔\uFE0F";
    assertThat(Html.escape(emoji)).isEqualTo(emoji);
    assertThat(Html.escape("❤\uFE0F\uFE0F 1\uFE0F \u2800\uFE0F"))
        .isEqualTo("❤\uFE0F⟨U+FE0F⟩ 1⟨U+FE0F⟩ ⟨U+2800⟩⟨U+FE0F⟩");
  }

  @Property
  void nothingOfATextIsMarkupOrInvisible(@ForAll("texts") String text) {
    assertThat(Html.escape(text))
        .doesNotContainPattern("[<>\"'`]")
        .doesNotContainPattern("&(?!(?:amp|lt|gt|quot|#39|#96);)")
        .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\u2028\\u2029&&[^\\n\\t]]")
        .doesNotContainPattern("[\\p{Cf}&&[^\\u200c\\u200d]]")
        .doesNotContainPattern(
            "[\\u034F\\u115F\\u1160\\u2800\\u3164\\uFFA0\\uFE00-\\uFE0E\\x{E0000}-\\x{E0FFF}]")
        .doesNotContainPattern("[\\p{L}\\s]\\uFE0F");
  }

  @Property
  void nothingOfATextIsLost(@ForAll("texts") String text) {
    String shown = unescaped(Html.escape(text));
    String kept =
        text.codePoints()
            .filter(c -> !Invisible.is(c))
            .filter(c -> Character.isLetterOrDigit(c) || "&<>\"'` \n\t".indexOf(c) >= 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    int found = 0;
    for (int c : shown.codePoints().toArray()) {
      found += found < kept.length() && kept.codePointAt(found) == c ? Character.charCount(c) : 0;
    }
    assertThat(kept.substring(found)).isEmpty();
  }

  @Property
  void partsAreEscapedAsTheirWhole(@ForAll("texts") String left, @ForAll("texts") String right) {
    assertThat(Html.escape(left + " " + right))
        .isEqualTo(Html.escape(left) + " " + Html.escape(right));
  }

  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> special =
        Arbitraries.of(
            "<", "&", "\"", "'", "`", "\r\n", "\r", "\u202e", "\u0000", "\ud83d", "é", "\uFE0F",
            "\u3164");
    return Arbitraries.oneOf(special, Arbitraries.strings().ofMaxLength(5), everyCharacter())
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> everyCharacter() {
    return Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString);
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#96;", "`")
        .replace("&amp;", "&");
  }
}
