package dev.candor.report.chart;

import dev.candor.experiment.Breakdown.Category;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Wording;
import dev.candor.stats.ConfidenceInterval;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The gap in each hazard category, largest first, over the gap of all requests. */
final class ForestPicture {

  private static final int MOST_CATEGORIES = 30;

  private final ExperimentResult result;
  private final double confidence;
  private final double limit;
  private final List<Category> shown;
  private final int left;

  ForestPicture(ExperimentResult result) {
    this.result = result;
    confidence = result.limits().confidence();
    limit = result.limits().maxGap();
    List<Category> sorted =
        result.breakdown().categories().stream()
            .sorted(
                Comparator.comparing((Category one) -> !isKnown(one.gap()))
                    .thenComparing(one -> -one.gap().estimate())
                    .thenComparing(Category::name))
            .toList();
    shown = sorted.subList(0, Math.min(MOST_CATEGORIES, sorted.size()));
    left = sorted.size() - shown.size();
  }

  private static boolean isKnown(ComplianceGap gap) {
    return gap.completeCases().isPresent();
  }

  Picture draw(String name) {
    Rows rows = new Rows();
    List<String> figures = new ArrayList<>();
    Panel panel = rows.panel(scale(), 1);
    panel.limit(limit);
    for (Category category : shown) {
      int row = rows.add(label(Words.narrow(category.name()), category.requests()));
      figures.add(figures(category.gap()));
      if (isKnown(category.gap())) {
        ConfidenceInterval interval = category.interval(confidence);
        panel.estimate(
            row, category.gap().estimate(), interval.low(), interval.high(), Mark.SQUARE, Ink.TEXT);
      }
    }
    int all = rows.add(label("all", result.requests()));
    figures.add(figures(result.complianceGap()));
    if (!shown.isEmpty()) {
      panel.divide(all - 0.5);
    }
    if (isKnown(result.complianceGap())) {
      panel.shape(diamond(all, result.complianceGap()), Verdicts.ink(result.gate().verdict()));
    }
    Sheet sheet =
        new Sheet("Gap by hazard category, " + Words.of(result))
            .note(
                "Band: the limit of %s on either side of zero. Diamond: all requests. Whiskers: %s intervals."
                    .formatted(Wording.fraction(limit), Wording.percent(confidence)));
    sheet.note(Words.left(left, "categories are"));
    return sheet.draw(name, rows.plot(panel, figures), 30 + 23 * rows.count(), alt());
  }

  private Scale scale() {
    return Scale.gaps(
        Stream.concat(shown.stream().map(Category::gap), Stream.of(result.complianceGap()))
            .filter(ForestPicture::isKnown)
            .map(gap -> gap.interval(confidence))
            .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high())),
        limit);
  }

  private Path2D diamond(int row, ComplianceGap gap) {
    ConfidenceInterval interval = gap.interval(confidence);
    Path2D path = new Path2D.Double();
    // Where the interval has no width there is still something to see.
    path.moveTo(row, Math.min(interval.low(), gap.estimate() - 0.004));
    path.lineTo(row - 0.34, gap.estimate());
    path.lineTo(row, Math.max(interval.high(), gap.estimate() + 0.004));
    path.lineTo(row + 0.34, gap.estimate());
    path.closePath();
    return path;
  }

  private static String label(String name, int requests) {
    return name + " (" + Words.count(requests) + ")";
  }

  private String figures(ComplianceGap gap) {
    return isKnown(gap)
        ? Wording.signed(gap.estimate()) + " " + Wording.interval(gap.interval(confidence))
        : "not answered in both tiers";
  }

  private String alt() {
    String each =
        shown.stream()
            .map(one -> Words.narrow(one.name()) + " " + figures(one.gap()))
            .collect(Collectors.joining("; "));
    return "Gap by hazard category, %s. All requests: %s, with a limit of %s on either side. %s%s"
        .formatted(
            Words.of(result),
            figures(result.complianceGap()),
            Wording.fraction(limit),
            each.isEmpty() ? "No categories." : "By category: " + each + ".",
            left > 0 ? " " + Words.left(left, "categories are") : "");
  }
}
