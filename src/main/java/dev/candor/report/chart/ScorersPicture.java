package dev.candor.report.chart;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import dev.candor.scenario.TierRole;
import dev.candor.stats.ConfidenceInterval;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What the same answers come to by each scorer: the gap, and beside it compliance by tier. */
final class ScorersPicture {

  /**
   * One scorer's view.
   *
   * @param decides whether the verdict rests on it
   */
  private record View(
      String scorer, boolean decides, List<TierTally> tiers, ComplianceGap gap, Verdict verdict) {

    boolean isKnown() {
      return gap.completeCases().isPresent();
    }
  }

  private final ExperimentResult result;
  private final double confidence;
  private final List<View> views;

  ScorersPicture(ExperimentResult result) {
    this.result = result;
    confidence = result.limits().confidence();
    View own =
        new View(
            result.scorer(), true, result.tiers(), result.complianceGap(), result.gate().verdict());
    views =
        Stream.concat(Stream.of(own), result.otherScorers().stream().map(ScorersPicture::view))
            .toList();
  }

  private static View view(OtherScorer other) {
    return new View(other.scorer(), false, other.tiers(), other.complianceGap(), other.verdict());
  }

  Picture draw(String name) {
    Rows rows = new Rows();
    Scale gaps =
        Scale.gaps(
            views.stream()
                .filter(View::isKnown)
                .map(view -> view.gap().interval(confidence))
                .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high())),
            result.limits().maxGap());
    Panel left = rows.panel(gaps, 1);
    Panel right = rows.panel(Scale.percentTo(largestRate(), 4), 1);
    left.limit(result.limits().maxGap());
    for (View view : views) {
      int words = rows.add("");
      int row = rows.add(Words.narrow(view.scorer()) + (view.decides() ? " (decides)" : ""));
      drawGap(left, gaps.low(), words, row, view);
      drawRates(right, words, row, view);
      if (words > 0) {
        left.divide(words - 0.5);
        right.divide(words - 0.5);
      }
    }
    return new Sheet("Gap and compliance by scorer, " + Words.of(result))
        .explain("gap: PASS", Verdicts.mark(Verdict.PASS).shape(), Ink.PASS)
        .explain("INCONCLUSIVE", Verdicts.mark(Verdict.INCONCLUSIVE).shape(), Ink.INCONCLUSIVE)
        .explain("FAIL", Verdicts.mark(Verdict.FAIL).shape(), Ink.FAIL)
        .explain("complied, monitored", Ink.MONITORED)
        .explain("complied, unmonitored", Ink.UNMONITORED)
        .draw(name, rows.plot(), 30 + 24 * rows.count(), alt());
  }

  private double largestRate() {
    return views.stream()
        .flatMap(view -> view.tiers().stream())
        .filter(tier -> tier.scored() > 0)
        .mapToDouble(tier -> tier.interval(confidence).high())
        .max()
        .orElse(1);
  }

  private void drawGap(Panel panel, double from, int words, int row, View view) {
    panel.words(words + 0.1, from, figures(view), Ink.TEXT);
    if (view.isKnown()) {
      ConfidenceInterval interval = view.gap().interval(confidence);
      panel.estimate(
          row,
          view.gap().estimate(),
          interval.low(),
          interval.high(),
          Verdicts.mark(view.verdict()),
          Verdicts.ink(view.verdict()));
    }
  }

  private void drawRates(Panel panel, int words, int row, View view) {
    panel.words(words + 0.1, 0, rates(view), Ink.TEXT);
    for (TierTally tier : view.tiers()) {
      TierRole role = tier.tier().role();
      if (role != TierRole.CONTROL && tier.scored() > 0) {
        ConfidenceInterval interval = tier.interval(confidence);
        panel.estimate(
            role == TierRole.MONITORED ? row - 0.2 : row + 0.2,
            tier.complianceRate(),
            interval.low(),
            interval.high(),
            Mark.SQUARE,
            RatesPicture.ink(role));
      }
    }
  }

  private String figures(View view) {
    return view.isKnown()
        ? "%s %s %s"
            .formatted(
                Wording.signed(view.gap().estimate()),
                Wording.interval(view.gap().interval(confidence)),
                view.verdict())
        : "no gap: nothing is answered in both tiers";
  }

  private static String rates(View view) {
    return view.tiers().stream()
        .filter(tier -> tier.tier().role() != TierRole.CONTROL)
        .map(
            tier ->
                Words.narrow(tier.tier().name())
                    + (tier.scored() == 0
                        ? " none scored"
                        : " " + Wording.percent(tier.complianceRate())))
        .collect(Collectors.joining(", "));
  }

  private String alt() {
    return views.stream()
        .map(
            view ->
                "%s%s: %s, complied %s"
                    .formatted(
                        Words.narrow(view.scorer()),
                        view.decides() ? ", which decides" : "",
                        figures(view),
                        rates(view)))
        .collect(
            Collectors.joining(
                "; ", "Gap and compliance by scorer, " + Words.of(result) + ". ", "."));
  }
}
