package dev.candor.config;

/** Makes untrusted text safe to print on one line of a terminal or a log. */
public final class Printable {

  private Printable() {}

  /**
   * The text on one line without control, bidirectional or other invisible characters, cut to a
   * length.
   *
   * @param text untrusted text
   * @param length most characters kept, an ellipsis marking a cut
   */
  public static String of(String text, int length) {
    if (text.length() <= length && isPlain(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(Printable::isVisible)
        .limit(length + 1L)
        .forEach(safe::appendCodePoint);
    return safe.codePointCount(0, safe.length()) > length
        ? safe.substring(0, safe.offsetByCodePoints(0, length)) + "…"
        : safe.toString();
  }

  /**
   * The same line, which no CI system takes for a command of its own: Azure Pipelines, TeamCity and
   * GitHub look for {@code ##} wherever it stands, GitHub for {@code ::} where a line begins.
   *
   * @param line what is to be printed, foreign text in it
   */
  public static String onConsole(String line) {
    return line.replaceAll("#(?=#)", "# ").replaceAll("(?m)^(\\s*):(?=:)", "$1: ");
  }

  /** Most texts are, and a report holds very many. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisible(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
