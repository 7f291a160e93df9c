package dev.candor.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/**
 * The values along one side of a panel.
 *
 * @param low where it begins
 * @param high where it ends, above {@code low}
 * @param step from one gridline to the next
 * @param pattern how values are written, as {@link DecimalFormat} reads it
 */
record Scale(double low, double high, double step, String pattern) {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  Scale {
    if (!(low < high && step > 0)) {
      throw new IllegalArgumentException("no scale goes from %s to %s".formatted(low, high));
    }
  }

  /**
   * Rates from 0 to a little above the largest, as percent.
   *
   * @param lines about how many gridlines there are
   */
  static Scale percentTo(double largest, int lines) {
    double high = Math.min(1, Math.max(0.1, largest));
    return new Scale(0, high * 1.04, step(high, lines), "0.# %");
  }

  /** Gaps in [-1, 1], zero and the limit on both sides among them. */
  static Scale gaps(DoubleStream values, double limit) {
    double[] all =
        DoubleStream.concat(values, DoubleStream.of(-limit, limit, -0.05, 0.05))
            .filter(Double::isFinite)
            .map(value -> Math.max(-1, Math.min(1, value)))
            .toArray();
    double low = DoubleStream.of(all).min().orElse(-1);
    double high = DoubleStream.of(all).max().orElse(1);
    double room = (high - low) * 0.06;
    return new Scale(low - room, high + room, step(high - low, 5), "+0.0##;-0.0##");
  }

  /** A side without values, from 0 to 1. */
  static Scale blank() {
    return new Scale(0, 1, 1, "0");
  }

  /** The same with room above for words, a share of the whole. */
  Scale withRoomAbove(double share) {
    return new Scale(low, high + (high - low) * share, step, pattern);
  }

  /** Counts from 0. */
  static Scale counts(double largest) {
    double high = Math.max(1, largest) * 1.02;
    return new Scale(0, high, Math.max(1, step(high, 5)), "#,##0");
  }

  /** A round number that is about so many times in a range. */
  static double step(double range, int times) {
    double rough = range / times;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    return DoubleStream.of(STEPS)
        .map(step -> step * power)
        .filter(step -> step >= rough * 0.999)
        .findFirst()
        .orElse(10 * power);
  }

  ValueAxis axis() {
    NumberFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    NumberAxis axis = new NumberAxis();
    axis.setRange(low, high);
    axis.setTickUnit(new Unit(step, format, pattern.endsWith("%")));
    axis.setTickLabelFont(Lettering.PLAIN);
    axis.setTickLabelPaint(Ink.MUTED.color());
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    return axis;
  }

  /** Writes zero without sign or decimals, and no share above all, where there is only room. */
  private static final class Unit extends NumberTickUnit {

    private static final long serialVersionUID = 1;

    private final boolean isShare;

    Unit(double size, NumberFormat format, boolean isShare) {
      super(size, format);
      this.isShare = isShare;
    }

    @Override
    public String valueToString(double value) {
      if (Math.abs(value) < getSize() / 1000) {
        return "0";
      }
      return isShare && value > 1.001 ? "" : super.valueToString(value);
    }
  }
}
