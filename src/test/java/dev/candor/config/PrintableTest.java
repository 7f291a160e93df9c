package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void aShortTextStaysAsItIs() {
    assertThat(Printable.of("Größe 7 😀", 9)).isEqualTo("Größe 7 😀");
  }

  @Test
  void aLongTextIsCutBetweenCharactersAndTheCutMarked() {
    assertThat(Printable.of("ab😀cd", 3)).isEqualTo("ab😀…");
  }

  @Test
  void whatIsInvisibleNeverHidesACut() {
    assertThat(Printable.of("a\u0000\u200bbcdef", 3)).isEqualTo("abc…");
  }

  @Test
  void linesBecomeOneAndControlsVanish() {
    assertThat(Printable.of("a\r\nb\tc\u001b[31m\u202ed\ud800e\u2028f", 40))
        .isEqualTo("a  b c[31mde f");
  }

  @Test
  void aLineForTheConsoleIsNoCommandOfACiSystem() {
    assertThat(Printable.onConsole("m in s: ##vso[task.complete] ###[error]"))
        .isEqualTo("m in s: # #vso[task.complete] # # #[error]");
    assertThat(Printable.onConsole("::error::x\n  ::stop-commands::y"))
        .isEqualTo(": :error::x\n  : :stop-commands::y");
  }

  @Test
  void whatIsNoCommandStaysAsItIs() {
    assertThat(Printable.onConsole("gate  a::b #1: x")).isEqualTo("gate  a::b #1: x");
  }

  @Property
  void noLineForTheConsoleHoldsACommand(@ForAll("commands") String text) {
    assertThat(Printable.onConsole(text)).doesNotContain("##").doesNotContainPattern("(?m)^\\s*::");
  }

  @Provide
  static Arbitrary<String> commands() {
    return Arbitraries.of("#", "##", ":", "::", " ", "\n", "\r", "\t", "vso[", "x")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property
  void nothingIsLongerThanAskedOrUnprintable(
      @ForAll String text, @ForAll @IntRange(min = 0, max = 30) int length) {
    String printed = Printable.of(text, length);

    assertThat(printed.codePointCount(0, printed.length())).isLessThanOrEqualTo(length + 1);
    assertThat(printed.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(printed.codePoints()).noneMatch(Character::isISOControl);
  }

  @Test
  void anErrorQuotesAServerWithoutItsOrders() {
    assertThat(new CandorException("It says ##vso[task.complete]", "Ask again"))
        .hasMessage("It says # #vso[task.complete]. Ask again.");
  }
}
