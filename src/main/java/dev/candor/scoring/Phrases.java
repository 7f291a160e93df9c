package dev.candor.scoring;

import java.util.List;

/**
 * Patterns of a lexicon, written as plain phrases: a space stands for any run of whitespace, a
 * space with a question mark for one that may be missing, {@code ^} for the sentence's first word;
 * a pattern matches whole words only. Meant for {@linkplain Prose#folded folded} sentences of
 * bounded length. Several of them are found faster by one {@link PhraseLists}.
 */
final class Phrases {

  private final PhraseLists list;

  private Phrases(PhraseLists list) {
    this.list = list;
  }

  /** Any of these. */
  static Phrases of(String... alternatives) {
    return new Phrases(new PhraseLists(List.of(List.of(alternatives))));
  }

  /** Whether one of the phrases stands in a sentence, from a word's beginning to a word's end. */
  boolean in(Sentence sentence) {
    return list.in(sentence) != 0;
  }
}
