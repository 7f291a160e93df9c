package dev.candor.report.text;

/** Characters that nobody sees, in which text could be hidden from who reads a report. */
final class Invisible {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;
  private static final String KEYS = "0123456789#*";
  private static final String EMOJI_OF_PUNCTUATION = "\u203C\u2049\u3030\u303D";
  private static final int BLANK_BRAILLE = 0x2800;

  private Invisible() {}

  /**
   * Whether a character has no form of its own: those of the category Cf, those that Unicode lets a
   * font ignore (Default_Ignorable_Code_Point, of which Java knows nothing), and the letter of
   * braille without a dot. Scripts and emoji are written with the two zero-width joiners, and all
   * that they hide is themselves.
   */
  static boolean is(int c) {
    if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) {
      return false;
    }
    return Character.getType(c) == Character.FORMAT || c == BLANK_BRAILLE || isIgnorable(c);
  }

  private static boolean isIgnorable(int c) {
    return c == 0x034F // combining grapheme joiner
        || c == 0x115F // Hangul fillers
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x17B4 // Khmer inherent vowels
        || c == 0x17B5
        || c >= 0x180B && c <= 0x180F // Mongolian variation selectors
        || c == 0x2065
        || c >= 0xFE00 && c <= 0xFE0F // variation selectors
        || c >= 0xFFF0 && c <= 0xFFF8
        || c >= 0xE0000 && c <= 0xE0FFF; // tags, and more variation selectors
  }

  /**
   * Whether a character only says that the symbol before it is drawn as an emoji.
   *
   * @param text what it is read from
   * @param end where it ends in the text
   */
  static boolean isOfEmoji(int c, String text, int end) {
    if (c != EMOJI_STYLE || end < 2) {
      return false;
    }
    int before = text.codePointBefore(end - 1);
    return switch (Character.getType(before)) {
      case Character.OTHER_SYMBOL, Character.MATH_SYMBOL -> before != BLANK_BRAILLE;
      default ->
          EMOJI_OF_PUNCTUATION.indexOf(before) >= 0
              || KEYS.indexOf(before) >= 0 && end < text.length() && text.charAt(end) == KEYCAP;
    };
  }
}
