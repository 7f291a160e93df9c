package dev.candor.scoring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pattern of a lexicon, which begins at a word.
 *
 * @param list the bit of the list that it belongs to
 * @param pattern matches it, from its first word to the end of its last
 * @param needs numbers of what must begin at later words of the sentence
 */
record Phrase(long list, Pattern pattern, int[] needs) {

  /** The pattern of some phrase or of the end of one, up to the end of a word. */
  static Pattern compiled(String phrase) {
    if (!phrase.chars().allMatch(c -> c < 128)) {
      throw new IllegalArgumentException("phrases are English, this one is not: " + phrase);
    }
    String spaced = phrase.replace(" ?", "\\s*+").replace(" ", "\\s++");
    return Pattern.compile("(?:" + spaced + ")(?!\\w)");
  }

  /**
   * Whether some text can begin with a match.
   *
   * @param known the text's first characters
   * @param whole whether it has no others
   */
  static boolean canBegin(Pattern pattern, String known, boolean whole) {
    Matcher matcher = pattern.matcher(known);
    return matcher.lookingAt() || matcher.hitEnd() && !whole;
  }

  /** Whether every text that can begin with a match does; as {@link #canBegin} otherwise. */
  boolean isCertain(String known, boolean whole) {
    // What stands before the word is not known here, and a phrase may ask for it.
    boolean looksBack = pattern.pattern().contains("^") || pattern.pattern().contains("(?<");
    Matcher matcher = pattern.matcher(known);
    return !looksBack && matcher.lookingAt() && (whole || !matcher.hitEnd());
  }

  /** Whether all that it needs is there. */
  boolean hasNeeds(long[] there) {
    for (int need : needs) {
      if ((there[need / Long.SIZE] & 1L << need) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it stands where a word of the sentence begins. */
  boolean isAt(int word, Sentence sentence, Matcher matcher) {
    return matcher
        .usePattern(pattern)
        .useTransparentBounds(true)
        .useAnchoringBounds(word == 0)
        .region(sentence.start(word), sentence.text().length())
        .lookingAt();
  }

  /** Whether a pattern can begin with nothing but a letter or a digit. */
  static boolean beginsAtWord(Pattern pattern) {
    boolean word = !pattern.matcher("").lookingAt();
    for (char c = 0; c < 128 && word; c++) {
      word = Prose.isWordCharacter(c) || !canBegin(pattern, String.valueOf(c), false);
    }
    return word;
  }
}
