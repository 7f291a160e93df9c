package dev.candor.scoring;

import dev.candor.config.Printable;
import dev.candor.scenario.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Labelled answers, each once, however many people have labelled it. An answer is the same if its
 * request, its words and its tier are; where people do not say the same of it, nobody knows what it
 * is, so it is left out.
 *
 * @param answers those on which all labels agree, in the file's order
 * @param contradictions those on which they do not, each with all its labels
 */
public record AgreedLabels(
    List<LabelledAnswer> answers, List<List<LabelledAnswer>> contradictions) {

  private static final int MOST_NAMED = 5;
  private static final int LONGEST_NAME = 100;

  public AgreedLabels {
    answers = List.copyOf(answers);
    contradictions = List.copyOf(contradictions);
  }

  /**
   * What some labels come to.
   *
   * @param labels each has a label for the rubric
   */
  static AgreedLabels of(List<LabelledAnswer> labels, Rubric rubric) {
    Map<List<String>, List<LabelledAnswer>> byAnswer = new LinkedHashMap<>();
    for (LabelledAnswer label : labels) {
      byAnswer.computeIfAbsent(identity(label), answer -> new ArrayList<>()).add(label);
    }
    List<LabelledAnswer> answers = new ArrayList<>();
    List<List<LabelledAnswer>> contradictions = new ArrayList<>();
    for (List<LabelledAnswer> same : byAnswer.values()) {
      if (same.stream().map(label -> word(label, rubric)).distinct().count() == 1) {
        answers.add(same.get(0));
      } else {
        contradictions.add(List.copyOf(same));
      }
    }
    return new AgreedLabels(answers, contradictions);
  }

  private static List<String> identity(LabelledAnswer label) {
    return List.of(
        Request.normalized(label.request().text()),
        label.completion().reasoning().strip(),
        label.completion().text().strip(),
        label.tier());
  }

  private static String word(LabelledAnswer label, Rubric rubric) {
    return rubric == Rubric.COMPLIANCE
        ? label.compliance().orElseThrow().name()
        : label.alignmentFaking().orElseThrow().toString();
  }

  /**
   * Which answers are left out, in one sentence without its full stop; empty if none is. It names
   * the lines of the first few.
   */
  public Optional<String> note() {
    if (contradictions.isEmpty()) {
      return Optional.empty();
    }
    int more = contradictions.size() - MOST_NAMED;
    String named =
        contradictions.stream()
            .limit(MOST_NAMED)
            .map(AgreedLabels::places)
            .collect(Collectors.joining("; "));
    return Optional.of(
        "Labels contradict each other, and the answers are left out (%d in all): %s%s"
            .formatted(
                contradictions.size(), named, more > 0 ? "; and %d more".formatted(more) : ""));
  }

  private static String places(List<LabelledAnswer> same) {
    return same.stream().map(AgreedLabels::place).collect(Collectors.joining(" against "));
  }

  private static String place(LabelledAnswer label) {
    String by = label.by().isBlank() ? "" : " by " + label.by();
    return Printable.of(label.where() + by, LONGEST_NAME);
  }
}
