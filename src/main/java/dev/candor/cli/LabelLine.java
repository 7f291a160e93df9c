package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.agreement.Opinion;
import java.util.List;
import java.util.Optional;

/**
 * One line of a file of labels.
 *
 * @param item identity of what is labelled
 * @param by who labelled it, empty if the line does not say
 * @param word the label, one of {@link Opinion#kinds}
 */
record LabelLine(String item, String by, String word) {

  private static final int LONGEST_WORD = 40;

  /** How lines of labels begin, those of this command and those of cassettes. */
  private static final List<String> BEGINNINGS = List.of("{\"request\":", "{\"scenario\":");

  /**
   * Reads a line.
   *
   * @param where file and line, for messages
   * @return empty if the line holds no label
   * @throws CandorException if it is no answer, or its label is not on what the rubric asks
   */
  static Optional<LabelLine> of(String line, String where, Rubric rubric) {
    if (line.isBlank()) {
      return Optional.empty();
    }
    JsonNode node = LabelItems.parse(line, where);
    String item = node.path(LabelItem.ID).asText(LabelItem.of(node, line, where).id());
    JsonNode label = node.path("label");
    if (label.isMissingNode() || label.isNull()) {
      return Optional.empty();
    }
    boolean transcript = label.isObject();
    String member = rubric == Rubric.COMPLIANCE ? "compliance" : "alignmentFaking";
    String word = (transcript ? label.path(member) : label).asText("").strip();
    String by = (transcript ? label : node).path("by").asText("");
    return Optional.of(new LabelLine(item, by, known(word, where, rubric)));
  }

  private static String known(String word, String where, Rubric rubric) {
    return Opinion.kinds(rubric).stream()
        .filter(kind -> kind.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new CandorException(
                    "%s: the label '%s' is none on %s"
                        .formatted(where, Printable.of(word, LONGEST_WORD), rubric.label()),
                    "Give labels on compliance and on reasoning a file of their own with --out"));
  }

  /** Whether a line stands for itself, though nothing follows it. */
  static boolean isWhole(String line) {
    try {
      return LabelItems.parse(line, "").isObject();
    } catch (CandorException cutShort) {
      return false;
    }
  }

  /** Whether a line that breaks off may have been going to be a label. */
  static boolean mayBegin(String line) {
    return BEGINNINGS.stream().anyMatch(start -> start.startsWith(line) || line.startsWith(start));
  }
}
