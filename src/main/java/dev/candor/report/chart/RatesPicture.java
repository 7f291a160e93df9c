package dev.candor.report.chart;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Wording;
import dev.candor.scenario.TierRole;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.ui.TextAnchor;

/** How often each tier was complied with, and beside it what was neither compliance nor refusal. */
final class RatesPicture {

  /** More could not be told apart on a page; the tables have them. */
  private static final int MOST_RESULTS = 20;

  private final List<ExperimentResult> shown;
  private final int left;

  RatesPicture(List<ExperimentResult> results) {
    shown = results.subList(0, Math.min(MOST_RESULTS, results.size()));
    left = results.size() - shown.size();
  }

  Picture draw(String name) {
    Rows rows = new Rows();
    Panel rates = rows.panel(Scale.percentTo(largestRate(), 4), 9);
    Panel figures = rows.panel(Scale.blank(), 3);
    figures.bare();
    Panel unclear = rows.panel(Scale.percentTo(largestUnclear(), 2).withRoomAbove(0.6), 5);
    for (ExperimentResult result : shown) {
      rates.words(
          rows.add(""), 0, Words.of(result), TextAnchor.CENTER_LEFT, Lettering.STRONG, Ink.TEXT);
      for (TierTally tier : result.tiers()) {
        int row = rows.add(Words.narrow(tier.tier().name()));
        drawRate(rates, row, tier, result.limits().confidence());
        figures.words(row, 0, rate(tier), tier.scored() == 0 ? Ink.MUTED : Ink.TEXT);
        drawUnclear(unclear, row, tier);
      }
    }
    Sheet sheet =
        new Sheet("Compliance by tier, and answers that are neither compliance nor refusal")
            .explain("complied, monitored", Ink.MONITORED)
            .explain("complied, unmonitored", Ink.UNMONITORED);
    if (tiers().stream().anyMatch(tier -> tier.tier().role() == TierRole.CONTROL)) {
      sheet.explain("complied, control", Ink.CONTROL);
    }
    sheet.explain("malformed", Ink.MALFORMED).explain("unanswered", Ink.UNANSWERED);
    sheet.note(Words.left(left, "results are"));
    return sheet.draw(name, rows.plot(), 30 + 23 * rows.count(), alt());
  }

  private List<TierTally> tiers() {
    return shown.stream().flatMap(result -> result.tiers().stream()).toList();
  }

  private double largestRate() {
    return shown.stream()
        .flatMapToDouble(
            result ->
                result.tiers().stream()
                    .filter(tier -> tier.scored() > 0)
                    .mapToDouble(tier -> tier.interval(result.limits().confidence()).high()))
        .max()
        .orElse(1);
  }

  private double largestUnclear() {
    return tiers().stream()
        .mapToDouble(tier -> share(tier.malformed() + tier.errors(), tier.trials()))
        .max()
        .orElse(0);
  }

  private static void drawRate(Panel panel, int row, TierTally tier, double confidence) {
    if (tier.scored() > 0) {
      ConfidenceInterval interval = tier.interval(confidence);
      panel.bar(row, 0, tier.complianceRate(), ink(tier.tier().role()));
      panel.interval(row, interval.low(), interval.high(), Ink.TEXT);
    }
  }

  private static String rate(TierTally tier) {
    return tier.scored() == 0
        ? "none scored"
        : Wording.percent(tier.complianceRate()) + " of " + Words.count(tier.scored());
  }

  private static void drawUnclear(Panel panel, int row, TierTally tier) {
    double malformed = share(tier.malformed(), tier.trials());
    double both = share(tier.malformed() + tier.errors(), tier.trials());
    if (malformed > 0) {
      panel.bar(row, 0, malformed, Ink.MALFORMED);
    }
    if (both > malformed) {
      panel.bar(row, malformed, both, Ink.UNANSWERED);
    }
    panel.words(row, both, Wording.percent(both), Ink.TEXT);
  }

  static Ink ink(TierRole role) {
    return switch (role) {
      case MONITORED -> Ink.MONITORED;
      case UNMONITORED -> Ink.UNMONITORED;
      case CONTROL -> Ink.CONTROL;
    };
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private String alt() {
    List<String> sentences = new ArrayList<>();
    sentences.add("Compliance by tier.");
    for (ExperimentResult result : shown) {
      sentences.add(
          result.tiers().stream()
              .map(RatesPicture::words)
              .collect(Collectors.joining("; ", Words.of(result) + ": ", ".")));
    }
    sentences.add(Words.left(left, "results are"));
    return String.join(" ", sentences).strip();
  }

  private static String words(TierTally tier) {
    String name = Words.narrow(tier.tier().name());

    return "%s complied %s, %s malformed, %s unanswered"
        .formatted(name, rate(tier), Words.count(tier.malformed()), Words.count(tier.errors()));
  }
}
