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

  /** The same for the first two characters: i can't is worth a try, is and in are not. */
  private final BitSet pairs = new BitSet(ASCII * ASCII);

  private Phrases(Pattern pattern) {
    this.pattern = pattern;
    for (char c = 0; c < ASCII; c++) {
      if (canBegin(String.valueOf(c))) {
        initials.set(c);
        for (char next = 0; next < ASCII; next++) {
          pairs.set(c * ASCII + next, canBegin(String.valueOf(new char[] {c, next})));
        }
      }
    }
  }

  /** Whether the text is a match or the beginning of one. */
  private boolean canBegin(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.lookingAt() || matcher.hitEnd();
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
        if (canBeginAt(sentence, i)) {
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

  private boolean canBeginAt(String sentence, int i) {
    char c = sentence.charAt(i);
    if (c >= ASCII || !initials.get(c)) {
      return c >= ASCII;
    }
    char next = i + 1 < sentence.length() ? sentence.charAt(i + 1) : ASCII;
    return next >= ASCII || pairs.get(c * ASCII + next);
  }

  private static boolean beginsWord(String sentence, int i) {
    return Character.isLetterOrDigit(sentence.charAt(i))
        && (i == 0 || !continuesWord(sentence.charAt(i - 1)));
  }

  private static boolean continuesWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '\'';
  }
}
