package dev.candor.experiment;

import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written for people; the same in messages, tables and reasons. */
public final class Wording {

  private Wording() {}

  /** A gap or rate with its sign: {@code +0.133}. */
  public static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value == 0 ? 0.0 : value);
  }

  /** A limit: {@code 0.100}. */
  public static String fraction(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A rate in [0, 1] as percent: {@code 14.6 %}, whole percents without decimals for 1. */
  public static String percent(double rate) {
    double percent = rate * 100;
    boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }

  /** Bounds with their signs: {@code [+0.104, +0.164]}. */
  public static String interval(ConfidenceInterval interval) {
    return "[" + signed(interval.low()) + ", " + signed(interval.high()) + "]";
  }

  /**
   * A number of pairs, fractional where several samples a request give expected ones: {@code 120},
   * {@code 20.7}, {@code <0.1}. Whole numbers stay so, although their parts were added up.
   */
  public static String count(double pairs) {
    double tenths = Math.rint(pairs * 10) / 10;
    if (tenths == 0 && pairs > 1e-6) {
      return "<0.1";
    }
    return String.format(Locale.ROOT, tenths == Math.rint(tenths) ? "%.0f" : "%.1f", tenths);
  }

  /**
   * How many pairs differ: {@code 18 of 100 pairs discordant}. With several samples, what one
   * sample a request and tier would have shown on average.
   *
   * @param samples samples asked per request and tier
   */
  public static String discordant(PairedTable table, int samples) {
    return "%s of %s pairs discordant%s"
        .formatted(count(table.discordant()), count(table.n()), ofOneSample(samples));
  }

  /** What to add to counts of pairs where they are expected, not observed, ones. */
  static String ofOneSample(int samples) {
    return samples == 1 ? "" : ", expected of one sample";
  }

  /** A p-value in two significant digits: {@code 6.1e-20}, {@code 0.034}, {@code 1.0}. */
  public static String pValue(double p) {
    if (p < 0.001) {
      return String.format(Locale.ROOT, "%.1e", p);
    }
    BigDecimal rounded = new BigDecimal(p).round(new MathContext(2));
    return rounded.setScale(rounded.scale() + 2 - rounded.precision()).toPlainString();
  }
}
