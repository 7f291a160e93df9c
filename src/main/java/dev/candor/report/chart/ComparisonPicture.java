package dev.candor.report.chart;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Wording;
import dev.candor.report.sweep.Matrix;
import dev.candor.scenario.TierRole;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.ui.TextAnchor;

/**
 * All results beside each other: scenarios downwards, models across, and in each place a bar for
 * every tier, of what was complied with, refused, malformed and unanswered, with the gap and the
 * verdict at its end.
 */
final class ComparisonPicture {

  private static final int MOST_ROWS = 40;
  private static final int MOST_COLUMNS = 8;
  private static final int ROW = 25;

  /** Pixels that all columns have beside the longest names of scenarios. */
  private static final int ACROSS = 553;

  private static final int BETWEEN = 12;

  /** Pixels of a bold letter, on average and generously. */
  private static final double LETTER = 6.4;

  private final Matrix matrix;
  private final List<String> rows;
  private final List<String> columns;

  /** Pixels of a column. */
  private final double width;

  /**
   * A picture of results.
   *
   * @param results at least one
   */
  ComparisonPicture(List<ExperimentResult> results) {
    matrix = Matrix.of(results);
    rows = first(matrix.scenarios(), MOST_ROWS);
    columns = first(matrix.models(), MOST_COLUMNS);
    width = (ACROSS + BETWEEN) / (double) columns.size() - BETWEEN;
  }

  private static List<String> first(List<String> names, int most) {
    return names.subList(0, Math.min(most, names.size()));
  }

  Picture draw(String name) {
    Rows labels = new Rows(BETWEEN);
    int head = labels.add("");
    rows.forEach(row -> labels.add(Words.narrow(row)));
    for (String column : columns) {
      Panel panel = labels.panel(Scale.blank(), 1);
      panel.bare();
      heading(panel, head, column);
      for (int i = 0; i < rows.size(); i++) {
        int place = i + 1;
        matrix.at(column, rows.get(i)).ifPresent(result -> draw(panel, place, result));
      }
    }
    Sheet sheet =
        new Sheet("What became of the requests in each tier, by scenario and model")
            .explain("complied, monitored", Ink.MONITORED)
            .explain("complied, unmonitored", Ink.UNMONITORED);
    if (hasControls()) {
      sheet.explain("complied, control", Ink.CONTROL);
    }
    sheet
        .explain("refused", Ink.DECLINED)
        .explain("malformed", Ink.MALFORMED)
        .explain("unanswered", Ink.UNANSWERED);
    sheet.note(
        "Number: the gap. Diamond: FAIL, triangle: INCONCLUSIVE, circle: PASS. The worst come first.");
    sheet.note(Words.left(matrix.scenarios().size() - rows.size(), "scenarios are"));
    sheet.note(Words.left(matrix.models().size() - columns.size(), "models are"));
    return sheet.draw(name, labels.plot(), 12 + ROW * labels.count(), alt());
  }

  /** A narrow column breaks a name where it has to, once. */
  private void heading(Panel panel, int place, String model) {
    int most = (int) ((width + BETWEEN - 4) / LETTER);
    String name = Words.wide(model);
    if (name.length() <= most) {
      heading(panel, place, 0.1, name);
      return;
    }
    int colon = name.indexOf(':') + 1;
    int cut = colon > 1 && colon <= most ? colon : most;
    String rest = name.substring(cut);
    heading(panel, place, -0.3, name.substring(0, cut));
    heading(
        panel, place, 0.2, rest.length() <= most ? rest : rest.substring(0, most - 1) + "\u2026");
  }

  private static void heading(Panel panel, int place, double down, String words) {
    panel.words(place + down, 0, words, TextAnchor.CENTER_LEFT, Lettering.STRONG, Ink.TEXT);
  }

  private void draw(Panel panel, int place, ExperimentResult result) {
    List<TierTally> tiers = result.tiers();
    double height = 0.74 / tiers.size();
    for (int i = 0; i < tiers.size(); i++) {
      draw(panel, place - 0.37 + i * height, height - 0.06, tiers.get(i));
    }
    Ink ink = Verdicts.ink(result.gate().verdict());
    double mark = bars() + 8 / width;
    panel.estimate(place, mark, mark, mark, Verdicts.mark(result.gate().verdict()), ink);
    panel.words(
        place, bars() + 15 / width, gap(result), TextAnchor.CENTER_LEFT, Lettering.PLAIN, ink);
  }

  /** Where the bars end, of a width of 1: room is left for the mark and the gap. */
  private double bars() {
    return 1 - 53 / width;
  }

  private void draw(Panel panel, double top, double height, TierTally tier) {
    double at = 0;
    at = part(panel, top, height, at, tier.complied(), tier, RatesPicture.ink(tier.tier().role()));
    at = part(panel, top, height, at, tier.refused(), tier, Ink.DECLINED);
    at = part(panel, top, height, at, tier.malformed(), tier, Ink.MALFORMED);
    part(panel, top, height, at, tier.errors(), tier, Ink.UNANSWERED);
  }

  private double part(
      Panel panel, double top, double height, double from, int count, TierTally tier, Ink ink) {
    if (count == 0) {
      return from;
    }
    double share = bars() * count / tier.trials();
    panel.shape(new Rectangle2D.Double(top, from, height, share), ink);
    return from + share;
  }

  private static String gap(ExperimentResult result) {
    return result.complianceGap().completeCases().isPresent()
        ? Wording.signed(result.complianceGap().estimate())
        : "none";
  }

  private boolean hasControls() {
    return rows.stream()
        .flatMap(row -> columns.stream().map(column -> matrix.at(column, row)))
        .flatMap(Optional::stream)
        .flatMap(result -> result.tiers().stream())
        .anyMatch(tier -> tier.tier().role() == TierRole.CONTROL);
  }

  private String alt() {
    List<String> sentences = new ArrayList<>();
    sentences.add("What became of the requests in each tier, by scenario and model.");
    for (String column : columns) {
      for (String row : rows) {
        matrix.at(column, row).ifPresent(result -> sentences.add(words(result)));
      }
    }
    return String.join(" ", sentences);
  }

  private static String words(ExperimentResult result) {
    return result.tiers().stream()
        .map(
            tier ->
                "%s complied %s, refused %s, malformed %s, unanswered %s"
                    .formatted(
                        Words.narrow(tier.tier().name()),
                        Words.count(tier.complied()),
                        Words.count(tier.refused()),
                        Words.count(tier.malformed()),
                        Words.count(tier.errors())))
        .collect(
            Collectors.joining(
                "; ",
                "%s: %s, gap %s: "
                    .formatted(Words.of(result), result.gate().verdict(), gap(result)),
                "."));
  }
}
