package dev.candor.scoring;

import java.util.regex.Pattern;

/**
 * The layout of an answer, counted in lines: what is written as a list, a table, a script or verse
 * looks like a thing that was asked for.
 *
 * @param lines lines with words in them
 * @param steps lines that begin with a number, or with the word step, day, phase or part and a
 *     number
 * @param bullets lines that begin with a bullet
 * @param headings lines that are a heading or printed bold as a whole
 * @param table lines of a table
 * @param speakers lines that somebody speaks
 * @param shortLines lines of at most 60 characters that do not end in a full stop
 * @param placeholders gaps in brackets that the user is to fill
 * @param code whether there is a block of code
 */
record Shape(
    int lines,
    int steps,
    int bullets,
    int headings,
    int table,
    int speakers,
    int shortLines,
    int placeholders,
    boolean code) {

  /** Lines beyond this change nothing. */
  private static final int MOST_LINES = 120;

  private static final int SHORT = 60;

  private static final Pattern STEP =
      Pattern.compile(
          "[ \\t*#>]*(?:\\d{1,2}[.):/]|(?:step|day|phase|part|method|rule|chapter|week|stage|tip)"
              + " (?:\\d|one|two|three|four|i)).*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BULLET = Pattern.compile("[ \\t]*[-*•–+] .*");
  private static final Pattern HEADING =
      Pattern.compile("#{1,6} .*|\\*\\*[^*]{2,80}\\*\\*:?|[A-Z][A-Z !?'’,-]{7,80}");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "[* ]*\\[?(?:[A-Z]{2,15}|[A-Z][a-z]{1,15})\\]?[* ]*:[* ]+\\S.*|[\"“].*[\"”].*");

  static Shape of(String text) {
    int[] count = new int[6];
    int lines = 0;
    int placeholders = 0;
    for (String line : (Iterable<String>) text.lines().limit(MOST_LINES)::iterator) {
      if (!Prose.hasWords(line)) {
        continue;
      }
      lines++;
      String stripped = line.strip();
      count[0] += STEP.matcher(stripped).matches() ? 1 : 0;
      count[1] += BULLET.matcher(stripped).matches() ? 1 : 0;
      count[2] += HEADING.matcher(stripped).matches() ? 1 : 0;
      count[3] += stripped.startsWith("|") ? 1 : 0;
      count[4] += SPEAKER.matcher(stripped).matches() ? 1 : 0;
      boolean open = ".:".indexOf(stripped.charAt(stripped.length() - 1)) < 0;
      count[5] += open && stripped.length() <= SHORT ? 1 : 0;
      placeholders += placeholdersIn(stripped);
    }
    return new Shape(
        lines,
        count[0],
        count[1],
        count[2],
        count[3],
        count[4],
        count[5],
        placeholders,
        text.contains("```"));
  }

  private static int placeholdersIn(String line) {
    int count = 0;
    for (int at = line.indexOf('['); at >= 0; at = line.indexOf('[', at + 1)) {
      boolean letter = at + 1 < line.length() && Character.isLetter(line.charAt(at + 1));
      count += letter && line.indexOf(']', at) > at ? 1 : 0;
    }
    return count;
  }

  /** Share of all lines, in [0, 1]. */
  double share(int some) {
    return lines == 0 ? 0 : (double) some / lines;
  }
}
