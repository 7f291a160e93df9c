package dev.candor.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text as it is searched for quotations: each run of white space is one space, all quotation
 * marks and dashes are alike, as are capital and small letters, and what nobody sees, or a judge
 * was shown by its number, is gone.
 */
final class Folded {

  /** How {@link Visible} shows a hidden character. */
  private static final Pattern NUMBER = Pattern.compile("⟨U\\+[0-9A-F]{4,6}⟩");

  /** What writers of quotations put where they leave something out. */
  private static final Pattern LEFT_OUT = Pattern.compile("[\\[(]?(?:…|\\.{3,8})[\\])]?");

  /** A quotation of fewer letters and digits occurs anywhere, and shows nothing. */
  private static final int SHORTEST = 8;

  private static final String QUOTATION_MARKS = "'\"`´‘’‚‛“”„‟«»‹›";
  private static final String DASHES = "-‐‑‒–—―−";

  private final StringBuilder text = new StringBuilder();

  /** Where each character of the folded text stands in the original. */
  private final int[] offsets;

  Folded(String original) {
    this.offsets = new int[original.length()];
    boolean[] hidden = numbers(original);
    int next;
    for (int i = 0; i < original.length(); i = next) {
      int c = original.codePointAt(i);
      next = i + Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          add(' ', i);
        }
      } else if (!hidden[i] && c != '*' && !Visible.isHidden(c)) {
        for (int j = i; j < next; j++) {
          add(folded(original.charAt(j)), j);
        }
      }
    }
  }

  private static boolean[] numbers(String original) {
    boolean[] hidden = new boolean[original.length()];
    NUMBER
        .matcher(original)
        .results()
        .forEach(number -> Arrays.fill(hidden, number.start(), number.end(), true));
    return hidden;
  }

  private void add(char c, int offset) {
    offsets[text.length()] = offset;
    text.append(c);
  }

  private static char folded(char c) {
    if (QUOTATION_MARKS.indexOf(c) >= 0) {
      return '\'';
    }
    return DASHES.indexOf(c) >= 0 ? '-' : Prose.lowerCase(c);
  }

  /**
   * Where a quotation stands in the original: one place, or several in their order if the quotation
   * leaves something out between them.
   *
   * @return empty if it does not stand there, or is too short to show anything
   */
  Optional<List<Span>> find(String quotation) {
    Optional<List<Span>> whole = find(List.of(quotation));
    return whole.isPresent() ? whole : find(List.of(LEFT_OUT.split(quotation)));
  }

  private Optional<List<Span>> find(List<String> parts) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (String part : parts) {
      String searched = core(new Folded(part).text.toString());
      if (searched.isEmpty()) {
        continue;
      }
      int at = text.indexOf(searched, from);
      if (at < 0) {
        return Optional.empty();
      }
      from = at + searched.length();
      if (letters(searched) >= SHORTEST) {
        spans.add(new Span(offsets[at], offsets[from - 1] + 1));
      }
    }
    return spans.isEmpty() ? Optional.empty() : Optional.of(spans);
  }

  /** Without the quotation marks, dots and spaces that a judge may have put around it. */
  private static String core(String folded) {
    int start = 0;
    int end = folded.length();
    while (start < end && !Character.isLetterOrDigit(folded.codePointAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(folded.codePointBefore(end))) {
      end--;
    }
    return folded.substring(start, end);
  }

  private static long letters(String folded) {
    return folded.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
