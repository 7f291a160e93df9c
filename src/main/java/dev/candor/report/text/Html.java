package dev.candor.report.text;

import java.util.HexFormat;

/** Writes untrusted text into HTML, where it is read as it is and does nothing else. */
public final class Html {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final char REPLACEMENT = '\uFFFD';

  /** The pictures of the control characters stand in their order from here. */
  private static final char CONTROL_PICTURES = '\u2400';

  private static final char PICTURE_OF_DELETE = '\u2421';

  private Html() {}

  /**
   * The text as the content of an element, or as the value of an attribute between quotes.
   *
   * <p>Markup is escaped. What would reorder or hide text is made visible: control characters as
   * their pictures or as U+FFFD, halves of characters as U+FFFD, bidirectional controls and other
   * invisible characters as their number, such as ⟨U+202E⟩. The joiners of scripts and emoji stay,
   * and so does the variation selector of an emoji. Line feeds and tabs stay, and a carriage return
   * before a line feed is a part of it.
   *
   * @param untrusted any text
   */
  public static String escape(String untrusted) {
    int length = untrusted.length();
    int plain = 0;
    while (plain < length && isPlain(untrusted.charAt(plain))) {
      plain++;
    }
    if (plain == length) {
      return untrusted;
    }
    StringBuilder html = new StringBuilder(length + length / 8 + 32);
    html.append(untrusted, 0, plain);
    int at = plain;
    while (at < length) {
      char unit = untrusted.charAt(at);
      if (isPlain(unit)) {
        html.append(unit);
        at++;
      } else {
        int c = untrusted.codePointAt(at);
        at += Character.charCount(c);
        boolean endsLine = c == '\r' && at < length && untrusted.charAt(at) == '\n';
        if (Invisible.isOfEmoji(c, untrusted, at)) {
          html.append((char) c);
        } else if (!endsLine) {
          append(c, html);
        }
      }
    }
    return html.toString();
  }

  /** Most characters are, so that they need no look at what Unicode says of them. */
  private static boolean isPlain(char unit) {
    return switch (unit) {
      case '&', '<', '>', '"', '\'', '`' -> false;
      case '\n', '\t' -> true;
      default -> unit >= ' ' && unit <= '~';
    };
  }

  private static void append(int c, StringBuilder html) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      case '`' -> html.append("&#96;");
      default -> appendVisibly(c, html);
    }
  }

  private static void appendVisibly(int c, StringBuilder html) {
    switch (Character.getType(c)) {
      case Character.CONTROL -> html.append(picture(c));
      case Character.SURROGATE -> html.append(REPLACEMENT);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> appendNumber(c, html);
      default -> {
        if (isNoCharacter(c)) {
          html.append(REPLACEMENT);
        } else if (Invisible.is(c)) {
          appendNumber(c, html);
        } else {
          html.appendCodePoint(c);
        }
      }
    }
  }

  private static char picture(int control) {
    if (control < ' ') {
      return (char) (CONTROL_PICTURES + control);
    }
    return control == 0x7F ? PICTURE_OF_DELETE : REPLACEMENT;
  }

  private static boolean isNoCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
  }

  private static void appendNumber(int c, StringBuilder html) {
    html.append("⟨U+");
    if (c > Character.MAX_VALUE) {
      html.append(HEX.toHexDigits(c >> 16, c > 0xFFFFF ? 2 : 1));
    }
    html.append(HEX.toHexDigits((char) c)).append('⟩');
  }
}
