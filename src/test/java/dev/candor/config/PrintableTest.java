package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

  @Property
  void nothingIsLongerThanAskedOrUnprintable(
      @ForAll String text, @ForAll @IntRange(min = 0, max = 30) int length) {
    String printed = Printable.of(text, length);

    assertThat(printed.codePointCount(0, printed.length())).isLessThanOrEqualTo(length + 1);
    assertThat(printed.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(printed.codePoints()).noneMatch(Character::isISOControl);
  }
}
