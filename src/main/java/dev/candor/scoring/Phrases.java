package dev.candor.scoring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns of a lexicon, written as plain phrases: a space stands for any run of whitespace, a
 * space with a question mark for one that may be missing, {@code ^} for the sentence's first word;
 * a pattern matches whole words only. Meant for {@linkplain Prose#folded folded} sentences of
 * bounded length.
 */
final class Phrases {

  private final Pattern pattern;

  /**
   * Whether a match can begin with a head: most words of a text need no try. A number for all heads
   * that differ in their last character, with the bits of those that are known in its upper half
   * and of those that can in its lower half. Filled as heads turn up; of two threads that meet, one
   * may forget what the other found, and will find it again.
   */
  private final long[] begins = new long[Sentence.HEADS / Sentence.CODES];

  private Phrases(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Any of these. */
  static Phrases of(String... alternatives) {
    String any = String.join("|", alternatives).replace(" ?", "\\s*+").replace(" ", "\\s++");
    return new Phrases(Pattern.compile("(?:" + any + ")(?!\\w)"));
  }

  /** Whether one of the phrases stands in a sentence, from a word's beginning to a word's end. */
  boolean in(Sentence sentence) {
    Matcher matcher = null;
    for (int word = 0; word < sentence.words(); word++) {
      if (canBegin(sentence.head(word))) {
        matcher = matcher == null ? pattern.matcher(sentence.text()) : matcher;
        matcher
            .useTransparentBounds(true)
            .useAnchoringBounds(word == 0)
            .region(sentence.start(word), sentence.text().length());
        if (matcher.lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean canBegin(int head) {
    int index = head / Sentence.CODES;
    long can = 1L << head % Sentence.CODES;
    long known = can << Integer.SIZE;
    if ((begins[index] & known) == 0) {
      begins[index] |= known | (tryOut(head) ? can : 0);
    }
    return (begins[index] & can) != 0;
  }

  private boolean tryOut(int head) {
    Matcher matcher = pattern.matcher(Sentence.charactersOf(head));
    return matcher.lookingAt() || matcher.hitEnd() && !Sentence.isEnd(head);
  }
}
