package dev.candor.scoring;

/**
 * Characters that a reader does not see, such as those that turn the direction of the writing or
 * hide a message between letters, shown by their numbers.
 */
final class Visible {

  /** Of other kinds, but drawn as nothing all the same. */
  private static final String BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private static final int FIRST_VARIATION = 0xFE00;
  private static final int LAST_VARIATION = 0xFE0E;
  private static final int FIRST_RARE_VARIATION = 0xE0100;
  private static final int LAST_RARE_VARIATION = 0xE01EF;

  private Visible() {}

  /** The text with each hidden character as its number, as {@code ⟨U+202E⟩}; line ends as one. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                shown.append("⟨U+%04X⟩".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /** Whether a reader sees nothing of it. What a Java version does not know yet counts as seen. */
  static boolean isHidden(int c) {
    if (c == '\n' || c == '\t') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          BLANK.indexOf(c) >= 0
              || c >= FIRST_VARIATION && c <= LAST_VARIATION
              || c >= FIRST_RARE_VARIATION && c <= LAST_RARE_VARIATION;
    };
  }
}
