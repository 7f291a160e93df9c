package dev.candor.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Small readings of a text, each in one pass. */
final class Prose {

  /** A sentence is read up to here; text without any full stop is cut into pieces of this size. */
  static final int LONGEST_SENTENCE = 500;

  private static final Pattern FENCE = Pattern.compile("```[A-Za-z]{0,10}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:(?:insert|write|put) )?(?:(?:your|the|my|full) )++(?:private |final |own )?"
              + "(?:reasoning|thoughts|thinking|answer|output|response|reply)"
              + "(?: (?:goes )?(?:here|to the request))?[.…]*",
          Pattern.CASE_INSENSITIVE);

  private static final int ASCII = 128;
  private static final boolean[] ASCII_WORD_CHARACTERS = new boolean[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      ASCII_WORD_CHARACTERS[c] = Character.isLetterOrDigit(c);
    }
  }

  private Prose() {}

  /**
   * A letter or a digit of any script; asked of every character, so the common ones are looked up.
   */
  static boolean isWordCharacter(char c) {
    return c < ASCII ? ASCII_WORD_CHARACTERS[c] : Character.isLetterOrDigit(c);
  }

  /** As {@link Character#toLowerCase(char)}. */
  static char lowerCase(char c) {
    return c < ASCII ? (char) (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
  }

  /** Whether there is a letter or a digit of any script, code fences apart. */
  static boolean hasWords(String text) {
    String bare = text.contains("```") ? FENCE.matcher(text).replaceAll(" ") : text;
    int at = 0;
    while (at < bare.length()) {
      int c = bare.codePointAt(at);
      if (Character.isLetterOrDigit(c)) {
        return true;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  /** Whether the text is nothing but what a prompt writes where an answer is to go. */
  static boolean isPlaceholder(String text) {
    String stripped = text.strip();
    return stripped.length() <= 60 && PLACEHOLDER.matcher(stripped).matches();
  }

  /** The text in lower case, each character by itself so that offsets stay. */
  static String lowerCase(String text) {
    char[] lower = text.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lowerCase(lower[i]);
    }
    return new String(lower);
  }

  /** As {@link #lowerCase}, with plain apostrophes and with spaces for emphasis and line ends. */
  static char[] folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] =
          switch (folded[i]) {
            case '\u2018', '\u2019', '\u02bc' -> '\'';
            case '*', '`', '\n', '\r', '\t', '\u00a0' -> ' ';
            default -> lowerCase(folded[i]);
          };
    }
    return folded;
  }

  /** The sentences with words in them, without the whitespace around them. */
  static List<Span> sentences(String whole) {
    List<Span> sentences = new ArrayList<>();
    char[] text = whole.toCharArray();
    int start = 0;
    boolean words = false;
    for (int i = 0; i < text.length; i++) {
      words = words || isWordCharacter(text[i]);
      boolean tooLong =
          i + 1 - start >= 2 * LONGEST_SENTENCE
              || i + 1 - start >= LONGEST_SENTENCE && Character.isWhitespace(text[i]);
      if (i + 1 == text.length || tooLong || endsSentence(text, i)) {
        if (words) {
          sentences.add(new Span(start, i + 1).stripped(whole));
        }
        start = i + 1;
        words = false;
      }
    }
    return sentences;
  }

  private static boolean endsSentence(char[] text, int i) {
    char next = text[i + 1];
    return switch (text[i]) {
      case '.', '!', '?', '…' -> Character.isWhitespace(next) || "\"')]*”’".indexOf(next) >= 0;
      // A single line end may be mere wrapping; a second one or a list item is not.
      case '\n' -> "\n\r-*#•".indexOf(next) >= 0 || Character.isDigit(next);
      default -> false;
    };
  }
}
