package dev.candor.report.summary;

import dev.candor.config.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes foreign text into Markdown, where it is read as it is and does nothing else.
 *
 * <p>It becomes code, not escaped prose: in code no dialect looks for links, mentions of people,
 * formulas or HTML, while escapes differ from one to the next.
 */
final class MarkdownText {

  private static final Pattern TICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /** On one line of prose. */
  static String code(String foreign) {
    String line = Printable.of(foreign, Integer.MAX_VALUE - 1).strip();
    if (line.isEmpty()) {
      return "";
    }
    int longest = 0;
    Matcher ticks = TICKS.matcher(line);
    while (ticks.find()) {
      longest = Math.max(longest, ticks.end() - ticks.start());
    }
    String fence = "`".repeat(longest + 1);
    // Next to a fence a tick would belong to it; one blank on either side is taken off again.
    String margin = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + margin + line + margin + fence;
  }

  /** In a table, where a bar ends the cell even inside code, and dialects escape it differently. */
  static String cell(Cell cell) {
    return switch (cell.kind()) {
      case FOREIGN -> code(cell.text().replace('|', '¦'));
      case VERDICT -> "**" + cell.text() + "**";
      case WORDS, TIME, NUMBER -> cell.text().replace("|", "\\|");
    };
  }
}
