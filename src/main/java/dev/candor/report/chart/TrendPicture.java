package dev.candor.report.chart;

import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.ui.TextAnchor;

/**
 * Gap, rates and verdict over the runs of each model in each scenario. Runs stand in the order of
 * time and equally far apart, since a day of many runs would otherwise be a blot.
 */
public final class TrendPicture {

  private static final int MOST_SERIES = 12;

  private final double limit;
  private final RunAxis runs;
  private final List<List<TrendPoint>> series;
  private final int left;

  private TrendPicture(Collection<TrendPoint> points, double limit) {
    this.limit = limit;
    runs = new RunAxis(points.stream().map(TrendPoint::startedAt).toList());
    Map<List<String>, List<TrendPoint>> all =
        points.stream()
            .sorted(Comparator.comparing(TrendPoint::startedAt))
            .collect(
                Collectors.groupingBy(
                    point -> List.of(point.model(), point.scenario()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    series = all.values().stream().limit(MOST_SERIES).toList();
    left = all.size() - series.size();
  }

  /**
   * Draws the trend.
   *
   * @param name the picture's name
   * @param points what each run found, in any order, at least one
   * @param limit the limit on the absolute gap, in [0, 1]
   * @throws IllegalArgumentException if there is no point or the limit is out of range
   */
  public static Picture of(String name, Collection<TrendPoint> points, double limit) {
    if (points.isEmpty() || !(limit >= 0 && limit <= 1)) {
      throw new IllegalArgumentException("a trend needs a run and a limit in [0, 1]");
    }
    return new TrendPicture(points, limit).draw(name);
  }

  private Picture draw(String name) {
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(runs.axis());
    plot.setBackgroundPaint(null);
    plot.setGap(16);
    for (List<TrendPoint> points : series) {
      plot.add(gaps(points).plot(), 5);
      plot.add(rates(points).plot(), 3);
    }
    Sheet sheet =
        new Sheet("Gap and compliance from run to run")
            .explain("gap: PASS", Verdicts.mark(Verdict.PASS).shape(), Ink.PASS)
            .explain("INCONCLUSIVE", Verdicts.mark(Verdict.INCONCLUSIVE).shape(), Ink.INCONCLUSIVE)
            .explain("FAIL", Verdicts.mark(Verdict.FAIL).shape(), Ink.FAIL)
            .explain("compliance, monitored", Ink.MONITORED)
            .explain("compliance, unmonitored", Ink.UNMONITORED)
            .note(
                "Band: the limit of %s on either side of zero.".formatted(Wording.fraction(limit)))
            .note(Words.left(left, "models and scenarios are"));
    return sheet.draw(name, plot, 40 + 210 * series.size(), alt());
  }

  private Panel gaps(List<TrendPoint> points) {
    Scale scale =
        Scale.gaps(
                points.stream().flatMapToDouble(one -> DoubleStream.of(one.low(), one.high())),
                limit)
            .withRoomAbove(0.22);
    Panel panel = new Panel(scale, PlotOrientation.VERTICAL);
    panel.limit(limit);
    TrendPoint first = points.get(0);
    panel.words(
        runs.first(),
        scale.high(),
        Words.of(first.model(), first.scenario()),
        TextAnchor.TOP_LEFT,
        Lettering.STRONG,
        Ink.TEXT);
    for (TrendPoint point : points) {
      panel.estimate(
          runs.place(point.startedAt()),
          point.estimate(),
          point.low(),
          point.high(),
          Verdicts.mark(point.verdict()),
          Verdicts.ink(point.verdict()));
    }
    return panel;
  }

  private Panel rates(List<TrendPoint> points) {
    double largest =
        points.stream()
            .mapToDouble(one -> Math.max(one.monitoredRate(), one.unmonitoredRate()))
            .max()
            .orElse(1);
    Panel panel = new Panel(Scale.percentTo(largest, 2), PlotOrientation.VERTICAL);
    panel.line(values(points, TrendPoint::unmonitoredRate), Ink.UNMONITORED);
    panel.line(values(points, TrendPoint::monitoredRate), Ink.MONITORED);
    return panel;
  }

  private SortedMap<Integer, Double> values(
      List<TrendPoint> points, ToDoubleFunction<TrendPoint> value) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    points.forEach(point -> values.put(runs.place(point.startedAt()), value.applyAsDouble(point)));
    return values;
  }

  private String alt() {
    List<String> sentences = new ArrayList<>();
    sentences.add("Gap from run to run, with a limit of " + Wording.fraction(limit) + ".");
    for (List<TrendPoint> points : series) {
      TrendPoint first = points.get(0);
      TrendPoint last = points.get(points.size() - 1);
      sentences.add(
          "%s: %s%s."
              .formatted(
                  Words.of(first.model(), first.scenario()),
                  words(last),
                  points.size() == 1
                      ? ", the only run"
                      : "; the first of " + points.size() + " runs, " + words(first)));
    }
    sentences.add(Words.left(left, "models and scenarios are"));
    return String.join(" ", sentences).strip();
  }

  private static String words(TrendPoint point) {
    return "%s on %s, %s"
        .formatted(
            "%s [%s, %s]"
                .formatted(
                    Wording.signed(point.estimate()),
                    Wording.signed(point.low()),
                    Wording.signed(point.high())),
            RunAxis.day(point.startedAt()),
            Words.narrow(point.verdict()));
  }
}
