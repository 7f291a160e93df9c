package dev.candor.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patterns of a lexicon, written as plain phrases: a space stands for any run of whitespace, a
 * space with a question mark for one that may be missing, {@code ^} for the sentence's first word;
 * a pattern matches whole words only. Meant for {@linkplain Prose#folded folded} sentences of
 * bounded length.
 */
final class Phrases {

  private final List<Pattern> alternatives;

  /**
   * Whether a match can begin with a head: most words of a text need no try. A number for all heads
   * that differ in their last character, with the bits of those that are known in its upper half
   * and of those that can in its lower half. Filled as heads turn up; of two threads that meet, one
   * may forget what the other found, and will find it again.
   */
  private final long[] begins = new long[Sentence.HEADS / Sentence.CODES];

  /** For a head with which a match can begin: the alternatives that can. */
  private final Map<Integer, Pattern> byHead = new ConcurrentHashMap<>();

  /** The same for several heads. */
  private final Map<List<Pattern>, Pattern> unions = new ConcurrentHashMap<>();

  private Phrases(List<Pattern> alternatives) {
    this.alternatives = alternatives;
  }

  /** Any of these. */
  static Phrases of(String... alternatives) {
    return new Phrases(
        Arrays.stream(alternatives)
            .map(a -> a.replace(" ?", "\\s*+").replace(" ", "\\s++"))
            .map(a -> Pattern.compile("(?:" + a + ")(?!\\w)"))
            .toList());
  }

  /** Whether one of the phrases stands in a sentence, from a word's beginning to a word's end. */
  boolean in(Sentence sentence) {
    Matcher matcher = null;
    for (int word = 0; word < sentence.words(); word++) {
      int head = sentence.head(word);
      if (canBegin(head)) {
        Pattern pattern = byHead.get(head);
        matcher = matcher == null ? pattern.matcher(sentence.text()) : matcher.usePattern(pattern);
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
      List<Pattern> few = alternatives.stream().filter(a -> canBegin(a, head)).toList();
      if (!few.isEmpty()) {
        byHead.put(head, unions.computeIfAbsent(few, Phrases::union));
      }
      begins[index] |= known | (few.isEmpty() ? 0 : can);
    }
    return (begins[index] & can) != 0;
  }

  private static boolean canBegin(Pattern alternative, int head) {
    Matcher matcher = alternative.matcher(Sentence.charactersOf(head));
    return matcher.lookingAt() || matcher.hitEnd() && !Sentence.isEnd(head);
  }

  private static Pattern union(List<Pattern> few) {
    return Pattern.compile(few.stream().map(Pattern::pattern).collect(Collectors.joining("|")));
  }
}
