package dev.candor.cli;

import dev.candor.config.Printable;
import dev.candor.scoring.agreement.Calibration;
import dev.candor.scoring.agreement.Figures;
import dev.candor.scoring.agreement.Opinion;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A calibration as a person at the terminal reads it; all text of others is made printable. */
final class CalibrationTable {

  private static final int EXAMPLES = 3;
  private static final int MOST_CHARACTERS = 100;
  private static final String ROW = "%-9s%-20s%-20s%-20s%-20s%-20s%-20s%s";

  private final Calibration calibration;
  private final List<String> kinds;

  CalibrationTable(Calibration calibration) {
    this.calibration = calibration;
    this.kinds = Opinion.kinds(calibration.rubric());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %d answers labelled in %s; with 95 %% intervals"
            .formatted(
                calibration.rubric().label(),
                calibration.answers().size(),
                Printable.of(calibration.labels(), MOST_CHARACTERS)));
    lines.add(
        row("scorer", "kappa", "AUROC", "precision", "recall", "false positives", "false negatives")
            + "unscored");
    for (Calibration.Rating rating : calibration.ratings()) {
      Figures figures = Figures.of(calibration, rating);
      lines.add(
          row(
                  rating.scorer(),
                  figures.kappa().map(k -> cell(k.kappa(), k.interval())).orElse("-"),
                  figures.auroc().map(a -> cell(a.auroc(), a.interval())).orElse("-"),
                  cell(figures.confusion().precision()),
                  cell(figures.confusion().recall()),
                  cell(figures.confusion().falsePositiveRate()),
                  cell(figures.confusion().falseNegativeRate()))
              + figures.unscored());
    }
    for (Calibration.Rating rating : calibration.ratings()) {
      addMistakes(rating, lines);
      if (!rating.lastFailure().isEmpty()) {
        lines.add(rating.scorer() + " came to no score, at last: " + rating.lastFailure());
      }
    }
    return lines;
  }

  private static String row(Object... cells) {
    Object[] all = new Object[cells.length + 1];
    System.arraycopy(cells, 0, all, 0, cells.length);
    all[cells.length] = "";
    return ROW.formatted(all);
  }

  private static String cell(Optional<Rate> rate) {
    return rate.map(r -> cell(r.value(), r.interval(Figures.CONFIDENCE))).orElse("-");
  }

  private static String cell(double value, ConfidenceInterval interval) {
    return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", value, interval.low(), interval.high());
  }

  private void addMistakes(Calibration.Rating rating, List<String> lines) {
    List<Integer> wrong =
        IntStream.range(0, calibration.answers().size())
            .filter(i -> rating.isWrong(i, calibration.answers().get(i)))
            .boxed()
            .toList();
    boolean alone = calibration.ratings().size() == 1;
    List<Integer> own =
        alone ? wrong : wrong.stream().filter(i -> othersAreRight(rating, i)).toList();
    lines.add(
        "%s gets %d of %d wrong"
                .formatted(rating.scorer(), wrong.size(), calibration.answers().size())
            + (alone ? "" : ", %d of them that the others get right".formatted(own.size())));
    addExamples("says " + kinds.get(0) + " wrongly", rating, own, (l, s) -> s == 0, lines);
    addExamples("misses " + kinds.get(0), rating, own, (l, s) -> l == 0, lines);
    addExamples(
        "takes other classes for each other", rating, own, (l, s) -> l != 0 && s != 0, lines);
  }

  private boolean othersAreRight(Calibration.Rating rating, int index) {
    int label = calibration.answers().get(index).kind();
    return calibration.ratings().stream()
        .filter(other -> other != rating)
        .allMatch(other -> other.opinions().get(index).filter(o -> o.kind() == label).isPresent());
  }

  /** Tells one sort of mistake from another by the class of the label and that of the score. */
  @FunctionalInterface
  private interface Sort {
    boolean holds(int label, int scored);
  }

  private void addExamples(
      String title, Calibration.Rating rating, List<Integer> own, Sort sort, List<String> lines) {
    List<Integer> these =
        own.stream()
            .filter(i -> sort.holds(calibration.answers().get(i).kind(), opinion(rating, i).kind()))
            .toList();
    if (these.isEmpty()) {
      return;
    }
    lines.add("  %s: %d".formatted(title, these.size()));
    these.stream().limit(EXAMPLES).forEach(i -> lines.add(example(i, opinion(rating, i))));
  }

  private static Opinion opinion(Calibration.Rating rating, int index) {
    return rating.opinions().get(index).orElseThrow();
  }

  private String example(int index, Opinion opinion) {
    Calibration.Answer answer = calibration.answers().get(index);
    return "    %s, labelled %s, scored %s (%s): \"%s\""
        .formatted(
            Printable.of(answer.labelled().where(), MOST_CHARACTERS),
            kinds.get(answer.kind()),
            kinds.get(opinion.kind()),
            Printable.of(opinion.reason(), MOST_CHARACTERS),
            Printable.of(answer.words(calibration.rubric()), MOST_CHARACTERS));
  }
}
