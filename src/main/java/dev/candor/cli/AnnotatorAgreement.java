package dev.candor.cli;

import dev.candor.scoring.Rubric;
import dev.candor.scoring.agreement.Figures;
import dev.candor.scoring.agreement.Opinion;
import dev.candor.stats.CohenKappa;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far two annotators agree on what both have labelled.
 *
 * @param first the one
 * @param second the other
 * @param answers labelled by both, at least 1
 * @param agreed those that both gave the same label
 * @param kappa Cohen's kappa; empty if both always gave the same one label
 */
record AnnotatorAgreement(
    String first, String second, int answers, int agreed, Optional<CohenKappa> kappa) {

  /** The agreement of every two annotators that have labelled the same answers. */
  static List<AnnotatorAgreement> in(LabelFile file, Rubric rubric) {
    List<String> names = List.copyOf(file.annotators());
    List<AnnotatorAgreement> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (String second : names.subList(i + 1, names.size())) {
        of(names.get(i), file.by(names.get(i)), second, file.by(second), rubric)
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<AnnotatorAgreement> of(
      String first,
      Map<String, String> ofFirst,
      String second,
      Map<String, String> ofSecond,
      Rubric rubric) {
    List<String> kinds = Opinion.kinds(rubric);
    int[][] table = new int[kinds.size()][kinds.size()];
    int answers = 0;
    int agreed = 0;
    for (Map.Entry<String, String> label : ofFirst.entrySet()) {
      int row = kinds.indexOf(label.getValue());
      int column = kinds.indexOf(ofSecond.getOrDefault(label.getKey(), ""));
      if (row >= 0 && column >= 0) {
        table[row][column]++;
        answers++;
        agreed += row == column ? 1 : 0;
      }
    }
    return answers == 0
        ? Optional.empty()
        : Optional.of(
            new AnnotatorAgreement(
                first, second, answers, agreed, CohenKappa.of(table, Figures.CONFIDENCE)));
  }
}
