package dev.candor.report.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;

/** Runs in the order of time, one step apart. */
final class RunAxis {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** So many days fit beside each other. */
  private static final int LABELS = 7;

  private final List<Instant> runs;

  RunAxis(Collection<Instant> startedAt) {
    runs = List.copyOf(new TreeSet<>(startedAt));
  }

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  int place(Instant startedAt) {
    return runs.indexOf(startedAt);
  }

  /** Where the axis begins. */
  double first() {
    return -0.5;
  }

  SymbolAxis axis() {
    boolean oneDay = runs.stream().map(DAY::format).distinct().count() == 1;
    DateTimeFormatter format = oneDay && runs.size() > 1 ? MINUTE : DAY;
    SymbolAxis axis =
        new SymbolAxis(null, runs.stream().map(format::format).toArray(String[]::new));
    axis.setRange(first(), runs.size() - 0.5);
    axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil((double) runs.size() / LABELS))));
    axis.setGridBandsVisible(false);
    axis.setTickLabelFont(Lettering.PLAIN);
    axis.setTickLabelPaint(Ink.MUTED.color());
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    return axis;
  }
}
