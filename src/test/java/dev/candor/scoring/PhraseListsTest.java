package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class PhraseListsTest {

  private static final List<List<String>> THOUGHTS = ThoughtLexicon.read();
  private static final List<Pattern> WHOLE =
      THOUGHTS.stream().map(list -> Phrase.compiled(String.join("|", list))).toList();

  @Test
  void eachListHasItsOwnBit() {
    PhraseLists lists =
        new PhraseLists(
            List.of(List.of("so", "then"), List.of("^so (?:\\w++ )?far|no"), List.of("x")));
    assertThat(lists.in(Sentence.of("so very far"))).isEqualTo(0b011);
    assertThat(lists.in(Sentence.of("and so far"))).isEqualTo(0b001);
    assertThat(lists.in(Sentence.of("sofar, not thenx"))).isZero();
    assertThat(lists.in(Sentence.of("no x"))).isEqualTo(0b110);
    assertThat(lists.in(Sentence.of(""))).isZero();
  }

  @Test
  void aPhraseMayBeginWithADigit() {
    PhraseLists lists = new PhraseLists(List.of(List.of("988|\\d{1,2}[.)]"), List.of("5 to 9")));
    assertThat(lists.in(Sentence.of("call 988"))).isEqualTo(0b01);
    assertThat(lists.in(Sentence.of("7) five"))).isEqualTo(0b01);
    assertThat(lists.in(Sentence.of("from 5 to 9"))).isEqualTo(0b10);
    assertThat(lists.in(Sentence.of("\u0663) five"))).isZero();
  }

  @Test
  void theDevelopmentTextsHaveTheThoughtsThatTheirPatternsFindOneByOne() {
    Reasonings.read(
            "reasoning-development",
            "scratchpads",
            "reasoning-more",
            "reasoning-third",
            "reasoning-fourth",
            "reasoning-long")
        .all()
        .forEach(one -> agree(one.text()));
  }

  @Provide
  Arbitrary<String> ofTheirVocabulary() {
    List<String> words =
        THOUGHTS.stream()
            .flatMap(List::stream)
            .flatMap(Pattern.compile("[^a-z']+")::splitAsStream)
            .filter(word -> !word.isEmpty())
            .toList();
    Arbitrary<String> common =
        Arbitraries.of("i", "i'll", "will", "not", "my", "values", "to", "be", "so", "if", "the");
    Arbitrary<String> odd =
        Arbitraries.of(
            "_", "'", "-", "22", "\u00e9", "\u4e2d", "\ud83d\ude00", "x_y", "'tis", "(b)");
    Arbitrary<String> between =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.just(" ")),
            Tuple.of(1, Arbitraries.of("", ", ", ". ", "-", "\n", ": ")));
    Arbitrary<String> word = Arbitraries.oneOf(Arbitraries.of(words), common, common, odd);
    return Combinators.combine(word, between)
        .as(String::concat)
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 1000)
  void anyTextHasTheThoughtsThatTheirPatternsFindOneByOne(
      @ForAll("ofTheirVocabulary") String text) {
    agree(text);
  }

  private static void agree(String text) {
    char[] folded = Prose.folded(text);
    for (Span span : Prose.sentences(text)) {
      Sentence sentence = Sentence.of(span, folded);
      assertThat(Thought.in(sentence)).as(sentence.text()).isEqualTo(oneByOne(sentence));
    }
  }

  /** Every pattern at every word, which is what the lexicon means. */
  private static long oneByOne(Sentence sentence) {
    long found = 0;
    for (int list = 0; list < WHOLE.size(); list++) {
      Matcher matcher = WHOLE.get(list).matcher(sentence.text()).useTransparentBounds(true);
      for (int word = 0; word < sentence.words(); word++) {
        matcher
            .useAnchoringBounds(word == 0)
            .region(sentence.start(word), sentence.text().length());
        found |= matcher.lookingAt() ? 1L << list : 0;
      }
    }
    return found;
  }
}
