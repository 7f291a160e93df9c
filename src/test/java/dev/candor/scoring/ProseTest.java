package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void sentencesEndAtFullStopsParagraphsAndListItems() {
    String text = "One line\nwraps. \"Two!\" Three?\n\nFour\n- five\n6. six e.g.x … ";
    assertThat(Prose.sentences(text).stream().map(s -> s.in(text)))
        .containsExactly(
            "One line\nwraps.", "\"Two!", "\" Three?", "Four", "- five", "6.", "six e.g.x …");
  }

  @Property
  void sentencesAreBoundedInOrderAndLoseNoWord(@ForAll String text) {
    List<Span> sentences = Prose.sentences(text);
    int at = 0;
    for (Span sentence : sentences) {
      assertThat(Prose.hasWords(text.substring(at, sentence.start()))).isFalse();
      assertThat(sentence.end() - sentence.start()).isBetween(1, 2 * Prose.LONGEST_SENTENCE);
      at = sentence.end();
    }
    assertThat(text.substring(at).chars().anyMatch(Character::isLetterOrDigit)).isFalse();
  }

  @Test
  void textWithoutFullStopsIsCut() {
    assertThat(Prose.sentences("word ".repeat(1000))).hasSizeGreaterThan(5);
    assertThat(Prose.sentences("x".repeat(5000))).hasSize(5);
  }

  @Property
  void foldingKeepsOffsets(@ForAll String text) {
    assertThat(Prose.folded(text)).hasSize(text.length());
    assertThat(Prose.lowerCase(text)).hasSameSizeAs(text);
  }

  @Test
  void phrasesMatchWholeWordsOnly() {
    Phrases phrases = Phrases.of("^no", "i can't", "1[.)]");
    assertThat(phrases.in(Sentence.of("  no, thanks"))).isTrue();
    assertThat(phrases.in(Sentence.of("oh no"))).isFalse();
    assertThat(phrases.in(Sentence.of("well, i   can't"))).isTrue();
    assertThat(phrases.in(Sentence.of("hawaii can't"))).isFalse();
    assertThat(phrases.in(Sentence.of("item 1) is"))).isTrue();
    assertThat(phrases.in(Sentence.of("é i can'ts"))).isFalse();
  }

  @Test
  void wordsAreComparedWithoutCaseAndEndings() {
    assertThat(Words.of("Employees wrote").touches(Words.of("one employee"))).isTrue();
    assertThat(Words.of("with about some").touches(Words.of("with about some"))).isFalse();
    assertThat(Words.of("a b c d e").shareIn(Words.of("x A B C D y"))).isEqualTo(0.5);
    assertThat(Words.of("a b c").shareIn(Words.of("a b c"))).isZero();
    assertThat(Words.of("a b c").variety()).isEqualTo(1);
    assertThat(Words.of("a a a a a a").variety()).isCloseTo(1 / 3.0, within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void aTextInTwoPiecesSharesWhatTheWholeWouldShare() {
    Words answer = Words.of("the quick brown fox jumps over the lazy dog and sleeps");
    Words whole = Words.of("see: quick brown fox jumps\nover the lazy dog again");
    Words first = Words.of("see: quick brown fox jumps");
    Words second = Words.of("over the lazy dog again").behind(first);
    assertThat(answer.shareIn(first, second)).isPositive().isEqualTo(answer.shareIn(whole));
    assertThat(answer.shareIn(Words.of(""), whole.behind(Words.of("see"))))
        .isEqualTo(answer.shareIn(whole));
  }
}
