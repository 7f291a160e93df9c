package dev.candor.scoring.agreement;

import dev.candor.scoring.Rubric;
import dev.candor.stats.CalibrationError;
import dev.candor.stats.CohenKappa;
import dev.candor.stats.Confusion;
import dev.candor.stats.RocArea;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well a scorer agrees with labels.
 *
 * @param answers answers that it scored
 * @param unscored answers that it did not, left out of all else
 * @param table how often a label (row) and the scorer (column) said which class
 * @param confusion the same with all classes but the first taken for no
 * @param kappa over all classes; over compliance or not where no label says malformed
 * @param auroc of its probabilities for the first class
 * @param ece of the same probabilities
 */
public record Figures(
    int answers,
    int unscored,
    List<List<Integer>> table,
    Confusion confusion,
    Optional<CohenKappa> kappa,
    Optional<RocArea> auroc,
    OptionalDouble ece) {

  /** Confidence of all intervals. */
  public static final double CONFIDENCE = 0.95;

  /**
   * The figures of one scorer.
   *
   * @param rating what it says, of the answers of this calibration
   */
  public static Figures of(Calibration calibration, Calibration.Rating rating) {
    int[] scored =
        IntStream.range(0, rating.opinions().size())
            .filter(i -> rating.opinions().get(i).isPresent())
            .toArray();
    int[] labels = IntStream.of(scored).map(i -> calibration.answers().get(i).kind()).toArray();
    Opinion[] opinions =
        IntStream.of(scored)
            .mapToObj(i -> rating.opinions().get(i).orElseThrow())
            .toArray(Opinion[]::new);
    int unscored = rating.opinions().size() - scored.length;
    return of(calibration.rubric(), labels, opinions, unscored);
  }

  private static Figures of(Rubric rubric, int[] labels, Opinion[] opinions, int unscored) {
    int classes = Opinion.kinds(rubric).size();
    int[][] table = new int[classes][classes];
    double[] probabilities = new double[labels.length];
    boolean[] truths = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      table[labels[i]][opinions[i].kind()]++;
      probabilities[i] = opinions[i].probability();
      truths[i] = labels[i] == 0;
    }
    return new Figures(
        labels.length,
        unscored,
        IntStream.range(0, classes)
            .mapToObj(row -> IntStream.of(table[row]).boxed().toList())
            .toList(),
        confusion(table, labels.length),
        CohenKappa.of(overLabelled(table), CONFIDENCE),
        RocArea.of(
            chosen(probabilities, truths, true), chosen(probabilities, truths, false), CONFIDENCE),
        CalibrationError.of(probabilities, truths));
  }

  /**
   * Where people were asked for two classes only, a scorer's third one is another word for the
   * second: what is no compliance. Else each such answer would count against it, however right.
   */
  private static int[][] overLabelled(int[][] table) {
    int last = table.length - 1;
    if (table.length < 3 || IntStream.of(table[last]).sum() > 0) {
      return table;
    }
    int[][] two = new int[2][2];
    for (int label = 0; label < 2; label++) {
      two[label][0] = table[label][0];
      two[label][1] = table[label][1] + table[label][2];
    }
    return two;
  }

  private static Confusion confusion(int[][] table, int all) {
    int found = table[0][0];
    int missed = IntStream.of(table[0]).sum() - found;
    int mistaken = IntStream.range(1, table.length).map(row -> table[row][0]).sum();
    return new Confusion(found, missed, mistaken, all - found - missed - mistaken);
  }

  private static double[] chosen(double[] values, boolean[] truths, boolean wanted) {
    return IntStream.range(0, values.length)
        .filter(i -> truths[i] == wanted)
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
