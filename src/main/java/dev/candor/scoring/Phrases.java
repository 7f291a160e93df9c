package dev.candor.scoring;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns of a lexicon, written as plain phrases: a space stands for any run of whitespace, a
 * space with a question mark for one that may be missing, {@code ^} for the sentence's first word;
 * a pattern matches whole words only. Meant for {@linkplain Prose#folded folded} sentences of
 * bounded length.
 */
final class Phrases {

  private static final int ASCII = 128;

  private final Pattern pattern;

  /** ASCII characters with which a match can begin; the others need no try, which is most. */
  private final BitSet initials = new BitSet(ASCII);

  private Phrases(Pattern pattern) {
    this.pattern = pattern;
    for (char c = 0; c < ASCII; c++) {
      Matcher matcher = pattern.matcher(String.valueOf(c));
      initials.set(c, matcher.lookingAt() || matcher.hitEnd());
    }
  }

  /** Any of these. */
  static Phrases of(String... alternatives) {
    String any = String.join("|", alternatives).replace(" ?", "\\s*+").replace(" ", "\\s++");
    return new Phrases(Pattern.compile("(?:" + any + ")(?!\\w)"));
  }

  boolean in(String sentence) {
    Matcher matcher = pattern.matcher(sentence).useTransparentBounds(true);
    boolean first = true;
    for (int i = 0; i < sentence.length(); i++) {
      if (beginsWord(sentence, i)) {
        if (canBeginWith(sentence.charAt(i))) {
          matcher.useAnchoringBounds(first).region(i, sentence.length());
          if (matcher.lookingAt()) {
            return true;
          }
        }
        first = false;
      }
    }
    return false;
  }

  private boolean canBeginWith(char c) {
    return c >= ASCII || initials.get(c);
  }

  private static boolean beginsWord(String sentence, int i) {
    return Character.isLetterOrDigit(sentence.charAt(i))
        && (i == 0 || !continuesWord(sentence.charAt(i - 1)));
  }

  private static boolean continuesWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '\'';
  }
}
